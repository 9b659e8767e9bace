package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.identity.Claim;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.fleet.Units;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
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
      "Gives the claim file for the new unit; “prepare --claim” is next."
    })
final class SwapCommand extends ToolCommand {

  @Mixin private KioskOptions kiosk = new KioskOptions();

  @Option(
      names = "--claim",
      paramLabel = "FILE",
      required = true,
      description = "where to write the new unit’s claim file; must not exist yet")
  private @Nullable Path claim;

  SwapCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode perform(Screen screen) throws Trouble {
    Path file = claim == null ? Path.of("claim.json") : claim;
    // The manager gives the claim once: a file that can't be written must be known before.
    if (Files.exists(file)) {
      throw new Trouble(Kind.REFUSED, "file.exists", file);
    }
    Units units = kiosk.units(equipment(), screen);
    UnitSummary unit = kiosk.confirmed(units, "swap.confirm", screen);
    byte[] content = units.swap(unit);
    OutputFile.writeSecret(file, content);
    Claim read = ClaimInput.parse(content);
    screen.say("swap.done", unit.kiosk(), file, read.expires());
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("kiosk", unit.kiosk())
            .put("claim", file.toString())
            .put("expires", read.expires().toString()));
    return ExitCode.DONE;
  }
}
