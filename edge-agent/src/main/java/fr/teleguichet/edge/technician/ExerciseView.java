package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.technician.ExerciseState.Ended;
import fr.teleguichet.edge.technician.ExerciseState.Idle;
import fr.teleguichet.edge.technician.ExerciseState.Running;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** The exercises as a technician's tool reads them, version 1. */
final class ExerciseView {

  private static final int VERSION = 1;

  private ExerciseView() {}

  static JsonObject of(ExerciseState state, boolean begun) {
    return switch (state) {
      case Idle _ -> new JsonObject().put("version", VERSION).put("stage", "idle");
      case Running(UUID id, PeripheralExercise exercise, List<String> seen) ->
          view(
              id,
              exercise,
              seen,
              begun ? RemoteCommandStage.EXECUTING : RemoteCommandStage.ACCEPTED);
      case Ended(
              UUID id,
              PeripheralExercise exercise,
              List<String> seen,
              RemoteCommandStage stage,
              String text) ->
          view(id, exercise, seen, stage).put("text", text);
    };
  }

  private static JsonObject view(
      UUID id, PeripheralExercise exercise, List<String> seen, RemoteCommandStage stage) {
    return new JsonObject()
        .put("version", VERSION)
        .put("id", id.toString())
        .put("exercise", exercise.code())
        .put("stage", stage.code())
        .put("seen", new JsonArray(seen));
  }
}
