package fr.teleguichet.provisioning.accept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Keeps a test's answers on disk, each before the next question is asked. */
public final class AcceptanceDraftFile {

  private static final long MAX_SIZE = 256 * 1024;

  private final Path file;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * The answers of this unit's test in this folder; another key is another unit, even under the
   * same kiosk's name.
   */
  public AcceptanceDraftFile(Path folder, TestedUnit subject) {
    this.file =
        folder.resolve(
            "test-" + subject.kiosk() + "-" + subject.key().hex().substring(0, 16) + ".json");
  }

  /** What was answered before a break; nothing if there was none. */
  public AcceptanceDraft load(TestedUnit subject) throws TroubleException {
    var draft = new AcceptanceDraft(subject);
    try {
      if (Files.exists(file) && Files.size(file) <= MAX_SIZE) {
        fill(draft, json.readTree(Files.readAllBytes(file)));
      }
      return draft;
    } catch (IOException | IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.MACHINE, Message.of("accept.draft", file), e);
    }
  }

  private static void fill(AcceptanceDraft draft, JsonNode tree) {
    draft.noteNetwork(tree.path("network").asText());
    tree.path("peripherals")
        .properties()
        .forEach(
            entry ->
                Peripheral.ofDeviceId(entry.getKey())
                    .ifPresent(
                        kind ->
                            draft.note(
                                kind,
                                new TestAnswer.OfPeripheral(
                                    TestResult.valueOf(entry.getValue().path("result").asText()),
                                    entry.getValue().path("measured").asText(),
                                    entry.getValue().path("remark").asText(),
                                    entry.getValue().path("exercised").asBoolean()))));
    tree.path("measures")
        .properties()
        .forEach(
            entry ->
                measure(entry.getKey())
                    .ifPresent(
                        measure ->
                            draft.note(
                                measure, new TestAnswer.OfMeasure(entry.getValue().asDouble()))));
  }

  /** Writes everything down, whole or not at all. */
  public void save(AcceptanceDraft draft) throws TroubleException {
    ObjectNode tree = json.createObjectNode();
    ObjectNode peripherals = tree.putObject("peripherals");
    draft
        .peripherals()
        .forEach(
            (kind, answer) ->
                peripherals
                    .putObject(kind.deviceId())
                    .put("result", answer.result().name())
                    .put("measured", answer.measured())
                    .put("remark", answer.remark())
                    .put("exercised", answer.exercised()));
    ObjectNode measures = tree.putObject("measures");
    draft.measures().forEach((measure, answer) -> measures.put(measure.name(), answer.value()));
    tree.put("network", draft.network());
    DurableFileWriter.write(file, tree.toPrettyString());
  }

  /** Forgets the answers, once they stand in a record. */
  public void delete() throws TroubleException {
    DurableFileWriter.delete(file);
  }

  private static Optional<AccessibilityMeasure> measure(String name) {
    return Arrays.stream(AccessibilityMeasure.values())
        .filter(measure -> measure.name().equals(name))
        .findFirst();
  }
}
