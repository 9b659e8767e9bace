package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.parts.BillOfMaterialsCsvRenderer;
import fr.teleguichet.hardware.text.MarkdownTable;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.wiring.WiringDrawing;
import fr.teleguichet.hardware.wiring.WiringMarkdownWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The documents that are made of a board profile and kept beside it. */
public final class BoardDocumentGenerator {

  /** What to type after a change of a board file. */
  public static final String COMMAND = "mvn -q -pl hardware compile exec:exec@board-docs";

  private static final String HEADER_NOTE =
      "Seen from above, pin 1 at the top left; in brackets the terminal where the wire ends.\n\n";
  private static final String FUNCTIONS_NOTE =
      "Directions are seen from the board. Every plain output starts inactive.\n\n";
  private static final String FIRMWARE_NOTE = "In `config.txt`:\n\n";
  private static final String HEALTH_NOTE =
      "Ranges that replace those of the catalogue of metrics on this board.\n\n";

  private final BoardProfile profile;

  public BoardDocumentGenerator(BoardProfile profile) {
    this.profile = profile;
  }

  /** Each document's text by its file name. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("wiring-" + profile.id() + ".md", wiring());
    files.put("bom-" + profile.id() + ".md", bill());
    files.put("bom-" + profile.id() + ".csv", BillOfMaterialsCsvRenderer.of(profile.bill()));
    files.put("sockets-" + profile.id() + ".svg", new CablingDiagram(profile).svg());
    if (!profile.board().firmware().isEmpty()) {
      files.put("config-" + profile.id() + ".txt", FirmwareConfigText.of(profile));
    }
    if (!profile.wiring().header().isNone()) {
      String title = "%s, revision %d".formatted(profile.name(), profile.revision().number());
      files.put(
          "wiring-" + profile.id() + ".svg", new WiringDrawing(profile.wiring(), title).svg());
    }
    return Collections.unmodifiableMap(files);
  }

  private String wiring() {
    return top("Wiring")
        + drawings()
        + header()
        + section("Peripherals", peripherals())
        + section("Sensing", PresenceSensingText.of(profile.sensing()))
        + unlessEmpty(profile.board().firmware(), "Firmware settings", FIRMWARE_NOTE + firmware())
        + unlessEmpty(profile.health().keySet(), "Health", HEALTH_NOTE + health());
  }

  private String header() {
    Wiring wiring = profile.wiring();
    if (wiring.header().isNone()) {
      return "";
    }
    WiringMarkdownWriter table = new WiringMarkdownWriter(wiring);
    return section("The header", HEADER_NOTE + table.header())
        + unlessEmpty(wiring.functions(), "Functions", FUNCTIONS_NOTE + table.functions())
        + unlessEmpty(wiring.supplies(), "Supplies", table.supplies())
        + unlessEmpty(wiring.devices(), "Buses", table.devices());
  }

  private static String unlessEmpty(Collection<?> content, String title, String body) {
    return content.isEmpty() ? "" : section(title, body);
  }

  private String drawings() {
    String plugs = "[Which plug goes where](sockets-%s.svg)".formatted(profile.id());
    return profile.wiring().header().isNone()
        ? "\n" + plugs + ". This computer has no header, so nothing else is wired.\n"
        : "\n[The same as a drawing for A4](wiring-%s.svg) · %s · [Assembly, step by step](assembly.md)\n"
            .formatted(profile.id(), plugs);
  }

  private String bill() {
    return top("Bill of materials")
        + "\n"
        + "Prices are estimates in euros with French VAT, no offers. The same table for a"
        + " spreadsheet:"
        + " [bom-%s.csv](bom-%s.csv).\n\n".formatted(profile.id(), profile.id())
        + profile.bill().markdown();
  }

  private String top(String title) {
    return "# %s: %s, revision %d\n\nMade of `boards/%s.yaml` by `%s`; change that file, not this one.\n"
        .formatted(title, profile.name(), profile.revision().number(), profile.id(), COMMAND);
  }

  private static String section(String title, String body) {
    return "\n## " + title + "\n\n" + body;
  }

  private String peripherals() {
    MarkdownTable table = new MarkdownTable("Peripheral", "What it is", "Connected by", "Healthy");
    for (FittedPeripheral fitted : profile.peripherals()) {
      table.row(
          fitted.kind().deviceId(),
          fitted.name().value(),
          fitted.connections().stream()
              .map(PeripheralConnection::text)
              .collect(Collectors.joining("; ")),
          fitted.thresholds().stream()
              .map(PeripheralHealthRange::text)
              .collect(Collectors.joining("; ")));
    }
    return table.text();
  }

  private String firmware() {
    return profile.board().firmware().stream()
        .map(setting -> setting.value() + "\n")
        .collect(Collectors.joining("", "```\n", "```\n"));
  }

  private String health() {
    MarkdownTable table = new MarkdownTable("Metric", "Healthy");
    profile
        .health()
        .forEach(
            (metric, range) ->
                table.row(
                    metric.definition().name(),
                    HealthRangeFormatter.of(range, metric.definition().unit())));
    return table.text();
  }
}
