package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumWords;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import fr.teleguichet.hardware.wiring.Direction;
import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.wiring.Pin;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Pull;
import fr.teleguichet.hardware.wiring.Rail;
import fr.teleguichet.hardware.wiring.Signal;
import fr.teleguichet.hardware.wiring.Supply;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlField;
import fr.teleguichet.hardware.yaml.YamlFields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the wiring of a board file. */
final class WiringSectionReader {

  private static final int MAX_FUNCTIONS = 40;
  private static final int MAX_SUPPLIES = 60;
  private static final Map<String, Rail> RAILS = EnumWords.of(Rail.values(), Rail::code);
  private static final Map<String, Rail> LIMITED =
      EnumWords.of(new Rail[] {Rail.V3_3, Rail.V5}, Rail::code);

  private WiringSectionReader() {}

  /** Always a draft, so that contradictions show although something else is unreadable. */
  static Optional<WiringDraft> read(YamlFields fields) {
    YamlField<Header> header = fields.word("header", Header.KNOWN);
    boolean none = header.found().filter(Header::isNone).isPresent();
    int rails = none ? 0 : LIMITED.size();
    List<LocatedValue<RailLimit>> limits =
        fields.groups("rails", rails, rails, WiringSectionReader::limit);
    List<LocatedValue<PinFunction>> functions =
        fields.groups(
            "functions", none ? 0 : 1, none ? 0 : MAX_FUNCTIONS, WiringSectionReader::function);
    List<LocatedValue<Supply>> supplies =
        fields.groups("supplies", 0, none ? 0 : MAX_SUPPLIES, WiringSectionReader::supply);
    fields.close();
    return Optional.of(new WiringDraft(header.found(), limits, functions, supplies));
  }

  private static Optional<RailLimit> limit(YamlFields fields) {
    YamlField<Rail> rail = fields.word("rail", LIMITED);
    YamlField<Integer> limit = fields.whole("limit-ma", 1, Supply.MAX_MILLIAMPS);
    return fields.build(() -> new RailLimit(rail.get(), limit.get()));
  }

  private static Optional<PinFunction> function(YamlFields fields) {
    YamlField<Slug> id = fields.slug("id");
    YamlField<TextLine> purpose = fields.line("purpose");
    YamlField<Pin> pin = fields.group("pin", WiringSectionReader::pin);
    YamlField<Signal> signal = fields.text("signal", Signal::new);
    YamlField<Direction> direction = fields.word("direction", EnumWords.of(Direction.values()));
    YamlField<Pull> pull = fields.word("pull", EnumWords.of(Pull.values()));
    YamlField<ActiveLevel> active = fields.word("active", EnumWords.of(ActiveLevel.values()));
    YamlField<Integer> debounce =
        fields.whole("debounce-ms", 0, (int) PinFunction.MAX_DEBOUNCE.toMillis());
    YamlField<TextLine> terminal = fields.line("terminal");
    YamlField<TextLine> colour = fields.line("colour");
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

  private static Optional<Pin> pin(YamlFields fields) {
    YamlField<Integer> bcm = fields.whole("bcm", 0, Pin.LAST_BCM);
    YamlField<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    return fields.build(() -> new Pin(bcm.get(), position.get()));
  }

  private static Optional<Supply> supply(YamlFields fields) {
    YamlField<Slug> id = fields.slug("id");
    YamlField<TextLine> purpose = fields.line("purpose");
    YamlField<Rail> rail = fields.word("rail", RAILS);
    YamlField<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    YamlField<Integer> current = fields.whole("current-ma", 0, Supply.MAX_MILLIAMPS);
    YamlField<TextLine> terminal = fields.line("terminal");
    YamlField<TextLine> colour = fields.line("colour");
    return fields.build(
        () ->
            new Supply(
                id.get(),
                purpose.get(),
                rail.get(),
                position.get(),
                current.get(),
                terminal.get(),
                colour.get()));
  }
}
