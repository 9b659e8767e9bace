package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.board.SensingDraft.SensorWord;
import fr.teleguichet.hardware.text.Words;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import fr.teleguichet.hardware.yaml.Located;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a kiosk judges that somebody is there. */
final class SensingSection {

  private static final int WHOLE = 100;

  private SensingSection() {}

  static Optional<Located<SensingDraft>> read(Fields fields) {
    List<Located<SensorWord>> words =
        fields.groups("sensors", 0, PresenceSensor.values().length, SensingSection::word);
    Field<Optional<Integer>> near =
        fields.ifThere("near-mm", key -> fields.whole(key, Sensing.NEAREST, Sensing.FARTHEST));
    Field<Optional<RadarGates>> gates =
        fields.ifThere("radar-gates", key -> fields.group(key, SensingSection::gates));
    return fields.build(() -> fields.here(new SensingDraft(words, near.get(), gates.get())));
  }

  private static Optional<SensorWord> word(Fields fields) {
    Field<PresenceSensor> sensor = fields.word("sensor", Words.of(PresenceSensor.values()));
    Field<Integer> weight = fields.whole("weight-percent", 0, WHOLE);
    Field<Integer> hold = fields.whole("hold-ms", 0, (int) SensorTrust.LONGEST_HOLD.toMillis());
    Field<Integer> debounce =
        fields.whole("debounce-ms", 0, (int) SensorTrust.LONGEST_DEBOUNCE.toMillis());
    return fields.build(
        () ->
            new SensorWord(
                sensor.get(),
                new SensorTrust(
                    weight.get(),
                    Duration.ofMillis(hold.get()),
                    Duration.ofMillis(debounce.get()))));
  }

  private static Optional<RadarGates> gates(Fields fields) {
    Field<Integer> depth = fields.whole("depth-mm", RadarGates.FINE, RadarGates.COARSE);
    int last = RadarGates.COUNT - 1;
    Field<Integer> moving = fields.whole("last-moving", RadarGates.FIRST_LAST, last);
    Field<Integer> still = fields.whole("last-still", RadarGates.FIRST_LAST, last);
    Field<List<Integer>> movingLimits = fields.wholes("moving", RadarGates.COUNT, 0, WHOLE);
    Field<List<Integer>> stillLimits = fields.wholes("still", RadarGates.COUNT, 0, WHOLE);
    return fields.build(
        () ->
            new RadarGates(
                depth.get(), moving.get(), still.get(), movingLimits.get(), stillLimits.get()));
  }
}
