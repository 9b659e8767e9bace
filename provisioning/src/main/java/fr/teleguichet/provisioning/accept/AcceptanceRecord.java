package fr.teleguichet.provisioning.accept;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The acceptance record, version 1: who found what on which unit, and whether it may serve
 * citizens.
 *
 * @param at when the last answer was given
 * @param technician who answered
 * @param agent version of the edge agent; empty when it did not say
 * @param image version of the system's image; empty when it did not say
 */
public record AcceptanceRecord(
    AcceptanceDraft draft, Instant at, String technician, String agent, String image) {

  /** The longest text that the manager takes, in characters. */
  private static final int MAX_LENGTH = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As it is signed. */
  public String json() {
    TestedUnit subject = draft.subject();
    ObjectNode record =
        JSON.createObjectNode()
            .put("version", 1)
            .put("kiosk", subject.kiosk().value())
            .put("territory", subject.territory().value())
            .put("key", subject.key().hex())
            .put("board", subject.board())
            .put("at", at.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("technician", shortened(technician));
    ArrayNode peripherals = record.putArray("peripherals");
    draft.peripherals().forEach((kind, answer) -> add(peripherals.addObject(), kind, answer));
    ArrayNode accessibility = record.putArray("accessibility");
    draft.measures().forEach((measure, answer) -> add(accessibility.addObject(), measure, answer));
    if (!draft.network().isEmpty()) {
      record.put("network", shortened(draft.network()));
    }
    record.putObject("versions").put("agent", shortened(agent)).put("image", shortened(image));
    return record.put("verdict", draft.isAccepted() ? "accepted" : "refused").toString();
  }

  private static void add(ObjectNode entry, Peripheral peripheral, TestAnswer.OfPeripheral answer) {
    entry
        .put("device", peripheral.deviceId())
        .put("result", answer.result().code())
        .put("measured", shortened(answer.measured()))
        .put("remark", shortened(remark(answer)))
        .put("exercised", answer.exercised());
  }

  private static void add(
      ObjectNode entry, AccessibilityMeasure measure, TestAnswer.OfMeasure answer) {
    entry
        .put("clause", measure.clause())
        .put("measure", measure.code())
        .put("value", answer.value())
        .put("unit", measure.unit())
        .put("limit", measure.limit().text())
        .put("passed", measure.limit().isKeptBy(answer.value()));
  }

  private static String remark(TestAnswer.OfPeripheral answer) {
    return answer.result() == TestResult.SKIPPED
        ? "not tested: " + answer.remark()
        : answer.remark();
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(MAX_LENGTH, text.length()));
  }
}
