package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.parts.BillOfMaterials;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.text.Line;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import fr.teleguichet.hardware.yaml.Located;
import fr.teleguichet.hardware.yaml.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole board file: first what stands there, then what contradicts itself in it. */
final class ProfileSection {

  private static final int FORMAT = 1;
  private static final int MOST_PERIPHERALS = 20;
  private static final int MOST_RANGES = 40;
  private static final int MOST_PARTS = 120;
  private static final WiringDraft UNREADABLE =
      new WiringDraft(Optional.empty(), List.of(), List.of(), List.of());

  private ProfileSection() {}

  static Optional<BoardProfile> read(Fields fields, Problems problems) {
    Field<Integer> _ = fields.whole("format", FORMAT, FORMAT);
    Field<Slug> id = fields.slug("id");
    Field<Integer> revision = fields.whole("revision", 1, Revision.LAST);
    Field<Line> name = fields.line("name");
    Field<Located<Board>> board = fields.group("board", BoardSection::read);
    Field<WiringDraft> wiring = fields.group("wiring", WiringSection::read);
    Field<Optional<Located<SensingDraft>>> sensing =
        fields.ifThere("sensing", key -> fields.group(key, SensingSection::read));
    ProfileDraft draft =
        new ProfileDraft(
            board.found(),
            wiring.found().orElse(UNREADABLE),
            fields.groups("peripherals", 1, MOST_PERIPHERALS, PeripheralSection::read),
            fields.groups("health", 0, MOST_RANGES, PeripheralSection::metricRange),
            sensing.found().flatMap(there -> there).orElse(SensingDraft.NOTHING),
            fields.groups("parts", 1, MOST_PARTS, PartSection::read));
    fields.close();
    new ProfileRules(draft).check(problems);
    return fields.build(
        () ->
            profile(
                id.get(), new Revision(revision.get()), name.get(), board.get().value(), draft));
  }

  private static BoardProfile profile(
      Slug id, Revision revision, Line name, Board board, ProfileDraft draft) {
    Wiring wiring = draft.wiring().with(draft.devices()).orElseThrow();
    List<FittedPeripheral> peripherals = Located.values(draft.peripherals());
    List<Part> parts = Located.values(draft.parts());
    return new BoardProfile(
        id,
        revision,
        name,
        board,
        wiring,
        peripherals,
        health(Located.values(draft.health())),
        draft.sensing().value().of(new FittedSensors(peripherals).all()),
        new BillOfMaterials(parts));
  }

  private static Map<HealthMetric, HealthyRange> health(List<MetricRange> ranges) {
    Map<HealthMetric, HealthyRange> byMetric = new EnumMap<>(HealthMetric.class);
    ranges.forEach(
        range ->
            HealthMetric.ofName(range.metric())
                .ifPresent(metric -> byMetric.put(metric, range.range())));
    return byMetric;
  }
}
