package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.wiring.Pin;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Pull;
import fr.teleguichet.hardware.wiring.Rail;
import fr.teleguichet.hardware.wiring.Signal;
import fr.teleguichet.hardware.wiring.SignalDirection;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the wiring of a board file. */
final class WiringSectionReader {

  private static final int MAX_FUNCTIONS = 40;
  private static final int MAX_SUPPLIES = 60;
  private static final Map<String, Rail> RAILS = EnumCodes.of(Rail.values(), Rail::code);
  private static final Map<String, Rail> LIMITED =
      EnumCodes.of(new Rail[] {Rail.V3_3, Rail.V5}, Rail::code);

  private WiringSectionReader() {}

  /** Always a draft, so that contradictions show although something else is unreadable. */
  static Optional<WiringDraft> read(YamlFieldReader fields) {
    YamlFieldResult<Header> header = fields.word("header", Header.KNOWN);
    boolean none = header.found().filter(Header::isNone).isPresent();
    int rails = none ? 0 : LIMITED.size();
    List<LocatedValue<RailLimit>> limits =
        fields.groups("rails", rails, rails, WiringSectionReader::limit);
    List<LocatedValue<PinFunction>> functions =
        fields.groups(
            "functions", none ? 0 : 1, none ? 0 : MAX_FUNCTIONS, WiringSectionReader::function);
    List<LocatedValue<SupplyConnection>> supplies =
        fields.groups("supplies", 0, none ? 0 : MAX_SUPPLIES, WiringSectionReader::supply);
    fields.close();
    return Optional.of(new WiringDraft(header.found(), limits, functions, supplies));
  }

  private static Optional<RailLimit> limit(YamlFieldReader fields) {
    YamlFieldResult<Rail> rail = fields.word("rail", LIMITED);
    YamlFieldResult<Integer> limit = fields.whole("limit-ma", 1, SupplyConnection.MAX_MILLIAMPS);
    return fields.build(() -> new RailLimit(rail.get(), limit.get()));
  }

  private static Optional<PinFunction> function(YamlFieldReader fields) {
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<TextLine> purpose = fields.line("purpose");
    YamlFieldResult<Pin> pin = fields.group("pin", WiringSectionReader::pin);
    YamlFieldResult<Signal> signal = fields.text("signal", Signal::new);
    YamlFieldResult<SignalDirection> direction =
        fields.word("direction", EnumCodes.of(SignalDirection.values()));
    YamlFieldResult<Pull> pull = fields.word("pull", EnumCodes.of(Pull.values()));
    YamlFieldResult<ActiveLevel> active = fields.word("active", EnumCodes.of(ActiveLevel.values()));
    YamlFieldResult<Integer> debounce =
        fields.whole("debounce-ms", 0, (int) PinFunction.MAX_DEBOUNCE.toMillis());
    YamlFieldResult<TextLine> terminal = fields.line("terminal");
    YamlFieldResult<TextLine> colour = fields.line("colour");
    return fields.build(
        () ->
            new PinFunction(
                id.get(),
                purpose.get(),
                pin.get(),
                signal.get(),
                direction.get(),
                pull.get(),
                active.get(),
                Duration.ofMillis(debounce.get()),
                terminal.get(),
                colour.get()));
  }

  private static Optional<Pin> pin(YamlFieldReader fields) {
    YamlFieldResult<Integer> bcm = fields.whole("bcm", 0, Pin.LAST_BCM);
    YamlFieldResult<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    return fields.build(() -> new Pin(bcm.get(), position.get()));
  }

  private static Optional<SupplyConnection> supply(YamlFieldReader fields) {
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<TextLine> purpose = fields.line("purpose");
    YamlFieldResult<Rail> rail = fields.word("rail", RAILS);
    YamlFieldResult<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    YamlFieldResult<Integer> current =
        fields.whole("current-ma", 0, SupplyConnection.MAX_MILLIAMPS);
    YamlFieldResult<TextLine> terminal = fields.line("terminal");
    YamlFieldResult<TextLine> colour = fields.line("colour");
    return fields.build(
        () ->
            new SupplyConnection(
                id.get(),
                purpose.get(),
                rail.get(),
                position.get(),
                current.get(),
                terminal.get(),
                colour.get()));
  }
}
