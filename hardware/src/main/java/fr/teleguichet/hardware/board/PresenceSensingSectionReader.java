package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.board.PresenceSensingDraft.SensorWord;
import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.yaml.LocatedValue;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a kiosk judges that somebody is there. */
final class PresenceSensingSectionReader {

  private static final int WHOLE = 100;

  private PresenceSensingSectionReader() {}

  static Optional<LocatedValue<PresenceSensingDraft>> read(YamlFieldReader fields) {
    List<LocatedValue<SensorWord>> words =
        fields.groups(
            "sensors", 0, PresenceSensor.values().length, PresenceSensingSectionReader::word);
    YamlFieldResult<Optional<Integer>> near =
        fields.ifThere(
            "near-mm", key -> fields.whole(key, PresenceSensing.NEAREST, PresenceSensing.FARTHEST));
    YamlFieldResult<Optional<RadarGates>> gates =
        fields.ifThere(
            "radar-gates", key -> fields.group(key, PresenceSensingSectionReader::gates));
    return fields.build(
        () -> fields.here(new PresenceSensingDraft(words, near.get(), gates.get())));
  }

  private static Optional<SensorWord> word(YamlFieldReader fields) {
    YamlFieldResult<PresenceSensor> sensor =
        fields.word("sensor", EnumCodes.of(PresenceSensor.values()));
    YamlFieldResult<Integer> weight = fields.whole("weight-percent", 0, WHOLE);
    YamlFieldResult<Integer> hold =
        fields.whole("hold-ms", 0, (int) SensorTrust.MAX_HOLD.toMillis());
    YamlFieldResult<Integer> debounce =
        fields.whole("debounce-ms", 0, (int) SensorTrust.MAX_DEBOUNCE.toMillis());
    return fields.build(
        () ->
            new SensorWord(
                sensor.get(),
                new SensorTrust(
                    weight.get(),
                    Duration.ofMillis(hold.get()),
                    Duration.ofMillis(debounce.get()))));
  }

  private static Optional<RadarGates> gates(YamlFieldReader fields) {
    YamlFieldResult<Integer> depth = fields.whole("depth-mm", RadarGates.FINE, RadarGates.COARSE);
    int last = RadarGates.COUNT - 1;
    YamlFieldResult<Integer> moving = fields.whole("last-moving", RadarGates.FIRST_LAST, last);
    YamlFieldResult<Integer> still = fields.whole("last-still", RadarGates.FIRST_LAST, last);
    YamlFieldResult<List<Integer>> movingLimits =
        fields.wholes("moving", RadarGates.COUNT, 0, WHOLE);
    YamlFieldResult<List<Integer>> stillLimits = fields.wholes("still", RadarGates.COUNT, 0, WHOLE);
    return fields.build(
        () ->
            new RadarGates(
                depth.get(), moving.get(), still.get(), movingLimits.get(), stillLimits.get()));
  }
}
