package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.MarkdownTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A wiring as Markdown tables, for the person who wires a kiosk. */
public final class WiringMarkdownWriter {

  private final Wiring wiring;

  public WiringMarkdownWriter(Wiring wiring) {
    this.wiring = wiring;
  }

  /** The header as it lies on the board, with pin 1 at the top left. */
  public String header() {
    MarkdownTable table =
        new MarkdownTable("Goes to", "Pin name", ">Pin", "Pin", "Pin name", "Goes to");
    for (int left = 1; left < wiring.header().pins().size(); left += 2) {
      HeaderPin odd = wiring.header().at(left);
      HeaderPin even = wiring.header().at(left + 1);
      table.row(
          use(odd),
          odd.label(),
          Integer.toString(odd.position()),
          Integer.toString(even.position()),
          even.label(),
          use(even));
    }
    return table.text();
  }

  /** Every function with its settings, by header pin. */
  public String functions() {
    MarkdownTable table =
        new MarkdownTable(
            "Function",
            ">Pin",
            "GPIO",
            "Signal",
            "Direction",
            "Pull",
            "Active",
            ">Debounce",
            "Terminal",
            "Colour",
            "What it is");
    sorted(wiring.functions()).forEach(function -> table.row(cells(function)));
    return table.text();
  }

  /** Everything that is fed, then each rail's sum beside its limit. */
  public String supplies() {
    MarkdownTable table =
        new MarkdownTable("Supply", ">Pin", "Rail", ">Current", "Terminal", "Colour", "What it is");
    for (SupplyConnection supply : wiring.supplies()) {
      table.row(
          supply.id().value(),
          Integer.toString(supply.position()),
          supply.rail().label(),
          supply.rail() == Rail.GROUND ? "" : supply.milliamps() + " mA",
          supply.terminal().value(),
          supply.colour().value(),
          supply.purpose().value());
    }
    return table.text() + "\n" + sums();
  }

  /** Every device on a bus. */
  public String devices() {
    MarkdownTable table = new MarkdownTable("Bus", "Device of", "Settings");
    for (BusDevice device : wiring.devices()) {
      table.row(device.controller(), device.user().value(), device.details());
    }
    return table.text();
  }

  private String sums() {
    return wiring.limits().entrySet().stream()
        .map(
            limit ->
                "- %s: %d mA of at most %d mA\n"
                    .formatted(
                        limit.getKey().label(), wiring.milliamps(limit.getKey()), limit.getValue()))
        .collect(Collectors.joining());
  }

  private String use(HeaderPin pin) {
    Stream<String> functions =
        wiring.functions().stream()
            .filter(function -> function.pin().position() == pin.position())
            .map(function -> function.id() + " (" + function.terminal() + ")");
    Stream<String> supplies =
        wiring.supplies().stream()
            .filter(supply -> supply.position() == pin.position())
            .map(supply -> supply.id() + " (" + supply.terminal() + ")");
    String uses = Stream.concat(functions, supplies).collect(Collectors.joining(", "));
    return uses.isEmpty() && isReserved(pin) ? "leave free" : uses;
  }

  private static boolean isReserved(HeaderPin pin) {
    return pin instanceof HeaderPin.Line line && line.use() == HeaderPin.Use.RESERVED;
  }

  private static Stream<PinFunction> sorted(List<PinFunction> functions) {
    return functions.stream()
        .sorted(Comparator.comparingInt(function -> function.pin().position()));
  }

  private static String[] cells(PinFunction function) {
    return new String[] {
      function.id().value(),
      Integer.toString(function.pin().position()),
      "GPIO" + function.pin().bcm(),
      function.signal().name(),
      EnumCodes.code(function.direction()),
      EnumCodes.code(function.pull()),
      EnumCodes.code(function.active()),
      function.debounce().isZero() ? "" : function.debounce().toMillis() + " ms",
      function.terminal().value(),
      function.colour().value(),
      function.purpose().value()
    };
  }
}
