package fr.teleguichet.provisioning.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import fr.teleguichet.provisioning.label.LabelSheetRenderer;
import fr.teleguichet.provisioning.label.SheetFormat;
import fr.teleguichet.provisioning.label.UnitLabel;
import fr.teleguichet.provisioning.label.UnitLabelCsvReader;
import fr.teleguichet.provisioning.tls.PemFileReader;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes label sheets. */
@Command(
    name = "label",
    description = {
      "Makes a sheet of labels (PDF): name, site, short code, and the key’s fingerprint as a QR"
          + " code.",
      "The units are one that the options describe, those of a CSV file, or kiosks that the manager"
          + " knows."
    })
final class LabelCommand extends CommandAction {

  @Parameters(paramLabel = "PDF", description = "the file to write; one that exists is kept")
  private Path file = Path.of("");

  @Option(
      names = "--kiosk",
      paramLabel = "ID",
      description = "a kiosk; more than once with the manager’s knowledge")
  private List<String> kiosks = new ArrayList<>();

  @Option(names = "--site", paramLabel = "NAME", description = "where the kiosk stands")
  private String site = "";

  @Option(
      names = "--fingerprint",
      paramLabel = "DIGITS",
      description = "the key’s fingerprint, as the unit shows it")
  private @Nullable String fingerprint;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the unit’s certificate or public key (PEM), instead of the fingerprint")
  private @Nullable Path key;

  @Option(
      names = "--units",
      paramLabel = "FILE",
      description = "a CSV file with the columns kiosk, site and key")
  private @Nullable Path units;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "a4-3x7 (the default, such as Avery L7160) or roll-62")
  private String format = SheetFormat.A4_3X7.toString();

  @Option(
      names = "--start",
      paramLabel = "N",
      description = "the first free label of the first sheet, from 1, row by row")
  private int start = 1;

  @Option(names = "--force", description = "write over a file that exists")
  private boolean force;

  @Mixin private ManagerOptions manager = new ManagerOptions();

  LabelCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode perform(TerminalOutput screen) throws TroubleException {
    SheetFormat sheet = format();
    if (start < 1 || start > sheet.labels()) {
      throw new TroubleException(TroubleKind.USAGE, "label.start", sheet.labels());
    }
    List<UnitLabel> labels = labels(screen);
    byte[] pdf = new LabelSheetRenderer(sheet).pdf(labels, start - 1);
    OutputFileWriter.write(file, pdf, force);
    screen.say("label.done", labels.size(), file);
    screen.answer(
        new ObjectMapper()
            .createObjectNode()
            .put("file", file.toString())
            .put("labels", labels.size()));
    return ExitCode.DONE;
  }

  private SheetFormat format() throws TroubleException {
    for (SheetFormat known : SheetFormat.values()) {
      if (known.toString().equals(format)) {
        return known;
      }
    }
    throw new TroubleException(TroubleKind.USAGE, "label.format", format);
  }

  private List<UnitLabel> labels(TerminalOutput screen) throws TroubleException {
    if (units != null) {
      return UnitLabelCsvReader.read(
          new String(InputFileReader.read(units, 1 << 20), StandardCharsets.UTF_8));
    }
    if (manager.hasToken()) {
      return ofManager(screen);
    }
    if (kiosks.size() != 1) {
      throw new TroubleException(TroubleKind.USAGE, "label.which");
    }
    return List.of(new UnitLabel(kiosks.getFirst(), site, ownKey()));
  }

  private Fingerprint ownKey() throws TroubleException {
    if (key != null) {
      return Fingerprint.of(PemFileReader.publicKey(key));
    }
    String given = fingerprint == null ? "" : fingerprint;
    return Fingerprint.parse(given)
        .orElseThrow(() -> new TroubleException(TroubleKind.USAGE, "label.which"));
  }

  private List<UnitLabel> ofManager(TerminalOutput screen) throws TroubleException {
    List<UnitLabel> labels = new ArrayList<>();
    for (UnitSummary unit : manager.units(equipment(), screen.texts().locale()).list()) {
      boolean wanted = kiosks.isEmpty() || kiosks.contains(unit.kiosk());
      if (wanted && unit.key().isPresent()) {
        labels.add(new UnitLabel(unit.kiosk(), unit.site(), unit.key().get()));
      } else if (wanted && !kiosks.isEmpty()) {
        throw new TroubleException(TroubleKind.FINDING, "label.no-key", unit.kiosk());
      }
    }
    if (labels.isEmpty()) {
      throw new TroubleException(TroubleKind.FINDING, "label.none");
    }
    return labels;
  }
}
