package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.parts.BillOfMaterials;
import fr.teleguichet.hardware.parts.Part;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.wiring.Wiring;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import fr.teleguichet.hardware.yaml.YamlProblems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole board file: first what stands there, then what contradicts itself in it. */
final class BoardProfileReader {

  private static final int FORMAT = 1;
  private static final int MAX_PERIPHERALS = 20;
  private static final int MAX_RANGES = 40;
  private static final int MAX_PARTS = 120;
  private static final WiringDraft UNREADABLE =
      new WiringDraft(Optional.empty(), List.of(), List.of(), List.of());

  private BoardProfileReader() {}

  static Optional<BoardProfile> read(YamlFieldReader fields, YamlProblems problems) {
    YamlFieldResult<Integer> _ = fields.whole("format", FORMAT, FORMAT);
    YamlFieldResult<Slug> id = fields.slug("id");
    YamlFieldResult<Integer> revision = fields.whole("revision", 1, ProfileRevision.LAST);
    YamlFieldResult<TextLine> name = fields.line("name");
    YamlFieldResult<LocatedValue<Board>> board = fields.group("board", BoardSectionReader::read);
    YamlFieldResult<WiringDraft> wiring = fields.group("wiring", WiringSectionReader::read);
    YamlFieldResult<Optional<LocatedValue<PresenceSensingDraft>>> sensing =
        fields.ifThere("sensing", key -> fields.group(key, PresenceSensingSectionReader::read));
    ProfileDraft draft =
        new ProfileDraft(
            board.found(),
            wiring.found().orElse(UNREADABLE),
            fields.groups("peripherals", 0, MAX_PERIPHERALS, PeripheralSectionReader::read),
            fields.groups("health", 0, MAX_RANGES, PeripheralSectionReader::metricRange),
            sensing.found().flatMap(there -> there).orElse(PresenceSensingDraft.NOTHING),
            fields.groups("parts", 1, MAX_PARTS, PartSectionReader::read));
    fields.close();
    new ProfileRules(draft).check(problems);
    return fields.build(
        () ->
            profile(
                id.get(),
                new ProfileRevision(revision.get()),
                name.get(),
                board.get().value(),
                draft));
  }

  private static BoardProfile profile(
      Slug id, ProfileRevision revision, TextLine name, Board board, ProfileDraft draft) {
    Wiring wiring = draft.wiring().with(draft.devices()).orElseThrow();
    List<FittedPeripheral> peripherals = LocatedValue.values(draft.peripherals());
    List<Part> parts = LocatedValue.values(draft.parts());
    return new BoardProfile(
        id,
        revision,
        name,
        board,
        wiring,
        peripherals,
        health(LocatedValue.values(draft.health())),
        draft.sensing().value().of(new FittedSensors(peripherals).all()),
        new BillOfMaterials(parts));
  }

  private static Map<HealthMetric, HealthyRange> health(List<HealthRangeOverride> ranges) {
    Map<HealthMetric, HealthyRange> byMetric = new EnumMap<>(HealthMetric.class);
    ranges.forEach(
        range ->
            HealthMetric.ofName(range.metric())
                .ifPresent(metric -> byMetric.put(metric, range.range())));
    return byMetric;
  }
}
