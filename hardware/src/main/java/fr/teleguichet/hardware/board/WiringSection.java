package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Line;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.Words;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import fr.teleguichet.hardware.wiring.Direction;
import fr.teleguichet.hardware.wiring.Header;
import fr.teleguichet.hardware.wiring.Pin;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.Pull;
import fr.teleguichet.hardware.wiring.Rail;
import fr.teleguichet.hardware.wiring.Signal;
import fr.teleguichet.hardware.wiring.Supply;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import fr.teleguichet.hardware.yaml.Located;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the wiring of a board file. */
final class WiringSection {

  private static final int MOST_FUNCTIONS = 40;
  private static final int MOST_SUPPLIES = 60;
  private static final Map<String, Rail> RAILS = Words.of(Rail.values(), Rail::word);
  private static final Map<String, Rail> LIMITED =
      Words.of(new Rail[] {Rail.V3_3, Rail.V5}, Rail::word);

  private WiringSection() {}

  /** Always a draft, so that contradictions show although something else is unreadable. */
  static Optional<WiringDraft> read(Fields fields) {
    Field<Header> header = fields.word("header", Header.KNOWN);
    boolean none = header.found().filter(Header::isNone).isPresent();
    int rails = none ? 0 : LIMITED.size();
    List<Located<RailLimit>> limits = fields.groups("rails", rails, rails, WiringSection::limit);
    List<Located<PinFunction>> functions =
        fields.groups(
            "functions", none ? 0 : 1, none ? 0 : MOST_FUNCTIONS, WiringSection::function);
    List<Located<Supply>> supplies =
        fields.groups("supplies", 0, none ? 0 : MOST_SUPPLIES, WiringSection::supply);
    fields.close();
    return Optional.of(new WiringDraft(header.found(), limits, functions, supplies));
  }

  private static Optional<RailLimit> limit(Fields fields) {
    Field<Rail> rail = fields.word("rail", LIMITED);
    Field<Integer> limit = fields.whole("limit-ma", 1, Supply.MOST_MILLIAMPS);
    return fields.build(() -> new RailLimit(rail.get(), limit.get()));
  }

  private static Optional<PinFunction> function(Fields fields) {
    Field<Slug> id = fields.slug("id");
    Field<Line> purpose = fields.line("purpose");
    Field<Pin> pin = fields.group("pin", WiringSection::pin);
    Field<Signal> signal = fields.text("signal", Signal::new);
    Field<Direction> direction = fields.word("direction", Words.of(Direction.values()));
    Field<Pull> pull = fields.word("pull", Words.of(Pull.values()));
    Field<ActiveLevel> active = fields.word("active", Words.of(ActiveLevel.values()));
    Field<Integer> debounce =
        fields.whole("debounce-ms", 0, (int) PinFunction.LONGEST_DEBOUNCE.toMillis());
    Field<Line> terminal = fields.line("terminal");
    Field<Line> colour = fields.line("colour");
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

  private static Optional<Pin> pin(Fields fields) {
    Field<Integer> bcm = fields.whole("bcm", 0, Pin.LAST_BCM);
    Field<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    return fields.build(() -> new Pin(bcm.get(), position.get()));
  }

  private static Optional<Supply> supply(Fields fields) {
    Field<Slug> id = fields.slug("id");
    Field<Line> purpose = fields.line("purpose");
    Field<Rail> rail = fields.word("rail", RAILS);
    Field<Integer> position = fields.whole("header", 1, Pin.LAST_POSITION);
    Field<Integer> current = fields.whole("current-ma", 0, Supply.MOST_MILLIAMPS);
    Field<Line> terminal = fields.line("terminal");
    Field<Line> colour = fields.line("colour");
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
