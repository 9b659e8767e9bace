package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.card.SafeCardTargetResolver;
import fr.teleguichet.provisioning.fleet.KioskReference;
import fr.teleguichet.provisioning.fleet.UnitRegister;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.inspect.CardInspector;
import fr.teleguichet.provisioning.inspect.InspectionResult;
import fr.teleguichet.provisioning.inspect.InspectionWarning;
import fr.teleguichet.provisioning.inspect.RegisteredUnitInspector;
import fr.teleguichet.provisioning.inspect.ReportInspector;
import fr.teleguichet.provisioning.tls.HttpsClients;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import fr.teleguichet.provisioning.unit.UnitHttpAddress;
import fr.teleguichet.provisioning.unit.UnitReportClient;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a card, an image or a unit is. */
@Command(
    name = "inspect",
    description = {
      "Says what a card, an image, or a kiosk’s unit is, whether it is healthy, and why not.",
      "The manager is asked about a kiosk, and the unit itself with --unit."
    })
final class InspectCommand extends CommandAction {

  private static final int NAME_WIDTH = 22;

  @Parameters(
      paramLabel = "CARD|KIOSK",
      arity = "0..1",
      description =
          "a mounted boot partition, a device, or an image; with --manager and --token-file a"
              + " kiosk’s id")
  private String subject = "";

  @Option(
      names = "--unit",
      paramLabel = "ADDRESS",
      description =
          "instead of a card or a kiosk: a unit on the local network, such as"
              + " https://192.168.1.20:8092, whose agent has technician.tls-listen set")
  private @Nullable String unit;

  @Option(
      names = "--pin-file",
      paramLabel = "FILE",
      description = "with --unit: a file with the unit’s PIN, or - for the standard input")
  private @Nullable Path pinFile;

  @Option(
      names = "--fingerprint",
      paramLabel = "HEX",
      description = "with --unit https://…: the fingerprint of the unit’s key, from its label")
  private @Nullable String fingerprint;

  @Mixin private ManagerOptions manager = new ManagerOptions();

  InspectCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    InspectionResult inspection = inspection(screen);
    show(inspection, screen);
    screen.answer(json(inspection, screen));
    return inspection.isHealthy() ? ExitCode.DONE : ExitCode.FINDING;
  }

  private InspectionResult inspection(TerminalOutput screen) throws TroubleException {
    if (unit != null && pinFile != null && subject.isEmpty()) {
      return local(unit, pinFile, screen);
    }
    if (unit != null || pinFile != null || subject.isEmpty()) {
      throw new TroubleException(TroubleKind.USAGE, "inspect.options");
    }
    return manager.hasToken() ? kiosk(screen) : card();
  }

  private InspectionResult local(String address, Path pin, TerminalOutput screen)
      throws TroubleException {
    UnitHttpAddress where = UnitHttpAddress.parse(address);
    var door = new UnitReportClient(client(where));
    JsonNode report = door.report(where, InputFileReader.secret(pin, equipment()).value());
    return new ReportInspector(equipment().clock().instant(), screen.texts().locale()).of(report);
  }

  /** Over TLS the PIN goes to the unit whose key stands on the label, and to nobody else. */
  private HttpClient client(UnitHttpAddress where) throws TroubleException {
    if (!where.isSecure()) {
      return HttpsClients.client(Optional.empty(), Optional.empty());
    }
    return HttpsClients.knowing(
        Optional.ofNullable(fingerprint)
            .map(text -> text.replaceAll("[\\s:-]", ""))
            .flatMap(Fingerprint::parse)
            .orElseThrow(() -> new TroubleException(TroubleKind.USAGE, "inspect.fingerprint")));
  }

  private InspectionResult card() throws TroubleException {
    return new CardInspector(equipment().clock().instant())
        .of(
            new SafeCardTargetResolver(equipment().root(), equipment().programs())
                .toRead(Path.of(subject)));
  }

  private InspectionResult kiosk(TerminalOutput screen) throws TroubleException {
    KioskReference kiosk = KioskReference.parse(subject);
    UnitRegister units = manager.units(equipment(), screen.texts().locale());
    UnitSummary unit = units.unit(kiosk);
    return RegisteredUnitInspector.of(unit, units.health(unit));
  }

  private static void show(InspectionResult inspection, TerminalOutput screen) {
    inspection
        .facts()
        .forEach(
            (name, value) -> {
              String title = screen.texts().of("inspect.fact." + name);
              screen.print(
                  title + " ".repeat(Math.max(1, NAME_WIDTH - title.length())) + value + "\n");
            });
    for (InspectionWarning worry : inspection.worries()) {
      screen.print((worry.failing() ? "✗ " : "! ") + screen.texts().of(worry.say()) + "\n");
    }
    screen.say(inspection.isHealthy() ? "inspect.healthy" : "inspect.unhealthy");
  }

  private static ObjectNode json(InspectionResult inspection, TerminalOutput screen) {
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
