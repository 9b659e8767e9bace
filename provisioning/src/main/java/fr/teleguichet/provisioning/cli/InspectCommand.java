package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.provisioning.card.Targets;
import fr.teleguichet.provisioning.fleet.Units;
import fr.teleguichet.provisioning.inspect.CardInspector;
import fr.teleguichet.provisioning.inspect.Inspection;
import fr.teleguichet.provisioning.inspect.UnitInspector;
import fr.teleguichet.provisioning.inspect.Worry;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a card, an image or a unit is. */
@Command(
    name = "inspect",
    description =
        "Says what a card, an image, or a kiosk’s unit is, whether it is healthy, and why not.")
final class InspectCommand extends ToolCommand {

  private static final int NAME_WIDTH = 22;

  @Parameters(
      paramLabel = "CARD|KIOSK",
      description =
          "a mounted boot partition, a device, or an image; with --manager and --token-file a"
              + " kiosk’s id")
  private String subject = "";

  @Mixin private ManagerOptions manager = new ManagerOptions();

  InspectCommand(Context context) {
    super(context);
  }

  @Override
  ExitCode perform(Screen screen) throws Trouble {
    Inspection inspection = manager.hasToken() ? unit(screen) : card();
    show(inspection, screen);
    screen.answer(json(inspection, screen));
    return inspection.isHealthy() ? ExitCode.DONE : ExitCode.FINDING;
  }

  private Inspection card() throws Trouble {
    return new CardInspector(equipment().clock().instant())
        .of(new Targets(equipment().root(), equipment().programs()).toRead(Path.of(subject)));
  }

  private Inspection unit(Screen screen) throws Trouble {
    if (!KioskId.isValid(subject)) {
      throw new Trouble(Kind.USAGE, "kiosk.id", subject);
    }
    Units units = manager.units(equipment(), screen.texts().locale());
    var kiosk = new KioskId(subject);
    return UnitInspector.of(units.unit(kiosk), units.health(kiosk));
  }

  private static void show(Inspection inspection, Screen screen) {
    inspection
        .facts()
        .forEach(
            (name, value) -> {
              String title = screen.texts().of("inspect.fact." + name);
              screen.print(
                  title + " ".repeat(Math.max(1, NAME_WIDTH - title.length())) + value + "\n");
            });
    for (Worry worry : inspection.worries()) {
      screen.print((worry.failing() ? "✗ " : "! ") + screen.texts().of(worry.say()) + "\n");
    }
    screen.say(inspection.isHealthy() ? "inspect.healthy" : "inspect.unhealthy");
  }

  private static ObjectNode json(Inspection inspection, Screen screen) {
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer.put("healthy", inspection.isHealthy());
    ObjectNode facts = answer.putObject("facts");
    inspection.facts().forEach(facts::put);
    ArrayNode worries = answer.putArray("worries");
    inspection
        .worries()
        .forEach(
            worry ->
                worries
                    .addObject()
                    .put("failing", worry.failing())
                    .put("about", worry.say().key())
                    .put("sentence", screen.texts().of(worry.say())));
    return answer;
  }
}
