package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A unit that waits and shows its code. The code only finds it: who takes a unit in has compared
 * the whole fingerprint with the one on the unit's own screen.
 */
final class SuccessorUnitOptions {

  @Option(
      names = "--to",
      paramLabel = "CODE",
      description = "instead of a claim: the code on the screen of the unit that takes over")
  private @Nullable String code;

  @Option(
      names = "--fingerprint",
      paramLabel = "FINGERPRINT",
      description =
          "with --to: the fingerprint on that unit’s screen; without it the manager’s is shown and"
              + " you compare")
  private @Nullable String fingerprint;

  /** A waiting unit whose fingerprint is that of its screen. */
  record Compared(UnitSummary unit, Fingerprint seen) {
    ShortCode code() {
      return ShortCode.of(seen);
    }
  }

  Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * Finds the unit and has it compared.
   *
   * @param unasked whether nobody is to be asked, so that the fingerprint has to be given
   */
  Compared compared(UnitRegister units, boolean unasked, TerminalOutput screen)
      throws TroubleException {
    ShortCode wanted =
        code()
            .flatMap(ShortCode::parse)
            .orElseThrow(
                () -> new TroubleException(TroubleKind.USAGE, "swap.code", code().orElse("")));
    List<UnitSummary> found =
        units.waiting().stream()
            .filter(unit -> unit.key().map(ShortCode::of).filter(wanted::equals).isPresent())
            .toList();
    if (found.isEmpty()) {
      throw new TroubleException(TroubleKind.NETWORK, "swap.nobody", wanted);
    }
    return fingerprint == null
        ? asked(found, unasked, screen)
        : given(found, Fingerprint.parse(fingerprint));
  }

  private static Compared given(List<UnitSummary> found, Optional<Fingerprint> seen)
      throws TroubleException {
    if (seen.isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "swap.fingerprint");
    }
    UnitSummary unit =
        found.stream()
            .filter(it -> it.key().equals(seen))
            .findFirst()
            .orElseThrow(
                () ->
                    new TroubleException(
                        TroubleKind.REFUSED, "swap.other-key", seen.get().grouped()));
    return new Compared(unit, seen.get());
  }

  private static Compared asked(List<UnitSummary> found, boolean unasked, TerminalOutput screen)
      throws TroubleException {
    UnitSummary unit = found.getFirst();
    // Two units with one code are told apart by the whole fingerprint only.
    if (unasked || found.size() > 1) {
      throw new TroubleException(TroubleKind.USAGE, "swap.fingerprint");
    }
    Fingerprint key = unit.key().orElseThrow();
    screen.confirmYes(Message.of("swap.compare", ShortCode.of(key), key.grouped()));
    return new Compared(unit, key);
  }
}
