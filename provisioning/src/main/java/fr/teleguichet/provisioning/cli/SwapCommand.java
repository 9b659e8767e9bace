package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchanges a kiosk's hardware. */
@Command(
    name = "swap",
    description = {
      "Exchanges a kiosk’s hardware: the old unit loses its trust, the site keeps its kiosk.",
      "For a unit to come, gives the claim file; “prepare --claim” is next. A unit that is on and"
          + " shows its code takes over at once with --to."
    })
final class SwapCommand extends CommandAction {

  @Mixin private ConfirmedKioskOptions kiosk = new ConfirmedKioskOptions();

  @Option(
      names = "--claim",
      paramLabel = "FILE",
      description = "where to write the new unit’s claim file; must not exist yet")
  private @Nullable Path claim;

  @Mixin private SuccessorUnitOptions successor = new SuccessorUnitOptions();

  SwapCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    if ((claim == null) == successor.code().isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "swap.options");
    }
    UnitRegister units = kiosk.units(equipment(), screen);
    return claim == null ? toWaiting(units, screen) : byClaim(claim, units, screen);
  }

  private ExitCode byClaim(Path file, UnitRegister units, TerminalOutput screen)
      throws TroubleException {
    // The manager gives the claim once: a file that can't be written must be known before.
    if (Files.exists(file)) {
      throw new TroubleException(TroubleKind.REFUSED, "file.exists", file);
    }
    UnitSummary unit = kiosk.confirmed(units, "swap.confirm", screen);
    byte[] content = units.swap(unit);
    OutputFileWriter.writeSecret(file, content);
    EnrolmentClaim read = ClaimReader.parse(content);
    screen.say("swap.done", unit.kiosk(), file, read.expires());
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("kiosk", unit.kiosk())
            .put("claim", file.toString())
            .put("expires", read.expires().toString()));
    return ExitCode.DONE;
  }

  private ExitCode toWaiting(UnitRegister units, TerminalOutput screen) throws TroubleException {
    SuccessorUnitOptions.Compared next = successor.compared(units, kiosk.yes(), screen);
    UnitSummary old = units.unit(kiosk.named());
    if (old.isPlanned()) {
      throw new TroubleException(TroubleKind.REFUSED, "swap.planned", old.kiosk());
    }
    UnitSummary unit = kiosk.confirmed(units, "swap.confirm", screen);
    units.swap(unit, next.unit(), next.seen());
    screen.say("swap.taken-over", unit.kiosk(), next.code());
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("kiosk", unit.kiosk())
            .put("code", next.code().toString())
            .put("fingerprint", next.seen().hex()));
    return ExitCode.DONE;
  }
}
