package fr.teleguichet.provisioning.unit;

import com.fasterxml.jackson.databind.JsonNode;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has a unit's agent exercise its peripherals. */
public final class UnitExerciseClient {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String PATH = "/technician/exercise";

  /** What an agent of ours tells at most. */
  private static final int MAX_SEEN = 40;

  private final UnitHttpClient call;
  private final UnitHttpAddress unit;
  private final String pin;

  /**
   * How far an exercise is.
   *
   * @param stage {@code executing}, {@code done}, {@code failed}, or {@code idle}
   * @param seen what the unit saw meanwhile
   * @param text what came of it; empty while it goes on
   */
  public record Progress(String stage, List<String> seen, String text) {
    public Progress {
      seen = List.copyOf(seen);
    }

    /** Whether it goes on. */
    public boolean isUnderWay() {
      return stage.equals("executing");
    }

    /** Whether the unit saw that all is well. */
    public boolean isDone() {
      return stage.equals("done");
    }
  }

  /**
   * The exercises of this unit.
   *
   * @param client one that follows no redirect, since the PIN would go along
   * @param pin the agent's {@code technician.pin}
   */
  public UnitExerciseClient(HttpClient client, UnitHttpAddress unit, String pin) {
    this.call = new UnitHttpClient(client, PATIENCE);
    this.unit = unit;
    this.pin = pin;
  }

  /**
   * Begins one.
   *
   * @return why the unit does not, in a keyword; nothing when it does
   * @throws TroubleException when nobody answers, the PIN is wrong, or the unit wants TLS
   */
  public Optional<String> begin(PeripheralExercise exercise) throws TroubleException {
    HttpResponse<byte[]> answer = call.ask(unit, "POST", PATH + "/" + exercise.code(), pin);
    return switch (answer.statusCode()) {
      case 202 -> Optional.empty();
      case 403 -> throw new TroubleException(TroubleKind.NETWORK, "unit.clear", unit);
      case 404 -> Optional.of("unknown");
      case 409 ->
          Optional.of(
              UntrustedTextSanitizer.text(
                  UnitHttpClient.object(unit, answer.body()).path("error").asText("refused")));
      default -> throw new TroubleException(TroubleKind.NETWORK, "unit.other", unit);
    };
  }

  /** How far the latest is. */
  public Progress progress() throws TroubleException {
    return progress(call.ask(unit, "GET", PATH, pin));
  }

  /** Nobody waits any more; tells what came of it. */
  public Progress stop() throws TroubleException {
    return progress(call.ask(unit, "DELETE", PATH, pin));
  }

  private Progress progress(HttpResponse<byte[]> answer) throws TroubleException {
    if (answer.statusCode() != 200) {
      throw new TroubleException(TroubleKind.NETWORK, "unit.other", unit);
    }
    JsonNode document = UnitHttpClient.document(unit, answer.body());
    List<String> seen = new ArrayList<>();
    for (JsonNode line : document.path("seen")) {
      if (seen.size() < MAX_SEEN) {
        seen.add(UntrustedTextSanitizer.text(line.asText()));
      }
    }
    return new Progress(
        document.path("stage").asText(),
        seen,
        UntrustedTextSanitizer.text(document.path("text").asText()));
  }
}
