package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Idle;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Reporting;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ledger as JSON. Another version of the agent may read it: members are added, never changed.
 */
final class UpdateLedgerCodec {

  private UpdateLedgerCodec() {}

  static String write(UpdateLedger ledger) {
    return new JsonObject()
        .put("version", 1)
        .put("state", state(ledger.state()))
        .put("ended", array(ledger.ended(), UpdateLedgerCodec::ended))
        .put("unrecorded", array(ledger.unrecorded(), UpdateEndingCodec::write))
        .encodePrettily();
  }

  /** Reads it; nothing when it is none. */
  static Optional<UpdateLedger> read(String text) {
    try {
      var json = new JsonObject(text);
      return Optional.of(
          new UpdateLedger(
              state(json.getJsonObject("state")),
              list(json.getJsonArray("ended"), UpdateLedgerCodec::ended),
              list(json.getJsonArray("unrecorded", new JsonArray()), UpdateEndingCodec::read)));
    } catch (DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static JsonObject state(UpdateState state) {
    var json = new JsonObject().put("name", state.code());
    return switch (state) {
      case Idle _ -> json;
      case Downloading(UpdateOrder order, Instant since) ->
          json.put("order", UpdateOrderCodec.write(order)).put("since", since.toString());
      case Waiting(UpdateOrder order, Instant since, int trial) ->
          json.put("order", UpdateOrderCodec.write(order))
              .put("since", since.toString())
              .put("trial", trial);
      case Installing(UpdateInProgress it, int attempt) -> under(json, it).put("attempt", attempt);
      case Restarting(UpdateInProgress it, int attempt) -> under(json, it).put("attempt", attempt);
      case Proving(UpdateInProgress it, int starts) -> under(json, it).put("attempt", starts);
      case Confirming(UpdateInProgress it) -> under(json, it);
      case GoingBack(UpdateInProgress it, UpdateOutcome outcome, int attempt) ->
          under(json, it).put("outcome", outcome(outcome)).put("attempt", attempt);
      case Reporting(UpdateOutcome outcome) -> json.put("outcome", outcome(outcome));
    };
  }

  private static UpdateState state(JsonObject json) {
    int attempt = json.getInteger("attempt", 1);
    return switch (json.getString("name")) {
      case "idle" -> new Idle();
      case "downloading" -> downloading(json);
      case "waiting" ->
          new Waiting(
              UpdateOrderCodec.read(json.getJsonObject("order")),
              Instant.parse(json.getString("since")),
              trial(json));
      case "installing" -> new Installing(under(json), attempt);
      case "restarting" -> new Restarting(under(json), attempt);
      case "proving" -> new Proving(under(json), attempt);
      case "confirming" -> new Confirming(under(json));
      case "going-back" ->
          new GoingBack(under(json), outcome(json.getJsonObject("outcome")), attempt);
      case "reporting" -> new Reporting(outcome(json.getJsonObject("outcome")));
      default -> throw new IllegalArgumentException("no state");
    };
  }

  /** An older agent did not write since when; its order begins anew, and its files stay. */
  private static UpdateState downloading(JsonObject json) {
    String since = json.getString("since");
    return since == null
        ? new Idle()
        : new Downloading(UpdateOrderCodec.read(json.getJsonObject("order")), Instant.parse(since));
  }

  private static JsonObject under(JsonObject json, UpdateInProgress it) {
    return json.put("order", UpdateOrderCodec.write(it.order()))
        .put("targets", array(it.targets(), UpdateLedgerCodec::target))
        .put("before", before(it.before()))
        .put("trial", it.trial());
  }

  private static UpdateInProgress under(JsonObject json) {
    return new UpdateInProgress(
        UpdateOrderCodec.read(json.getJsonObject("order")),
        list(json.getJsonArray("targets"), UpdateLedgerCodec::target),
        before(json.getJsonObject("before")),
        trial(json));
  }

  private static int trial(JsonObject json) {
    return json.getInteger("trial", 1);
  }

  private static JsonObject target(PartVersionChange it) {
    var json =
        new JsonObject()
            .put("part", it.part())
            .put("from", it.from())
            .put("to", it.to())
            .put("chunk", it.chunk())
            .put("artifact", it.artifact());
    it.minimum().ifPresent(minimum -> json.put("minimum", minimum));
    return json;
  }

  private static PartVersionChange target(JsonObject json) {
    return new PartVersionChange(
        text(json, "part"),
        text(json, "from"),
        text(json, "to"),
        json.getInteger("chunk"),
        json.getInteger("artifact"),
        Optional.ofNullable(json.getString("minimum")));
  }

  private static JsonObject before(KioskBeforeUpdate it) {
    return new JsonObject()
        .put("broker", it.reachedBroker())
        .put("picture", it.drewPicture())
        .put("journal", it.journal())
        .put("healthy", new JsonArray(it.healthy().stream().map(Peripheral::deviceId).toList()));
  }

  private static KioskBeforeUpdate before(JsonObject json) {
    return new KioskBeforeUpdate(
        json.getBoolean("broker"),
        json.getBoolean("picture"),
        text(json, "journal"),
        json.getJsonArray("healthy").stream()
            .flatMap(it -> Peripheral.ofDeviceId(String.valueOf(it)).stream())
            .collect(Collectors.toSet()));
  }

  private static JsonObject ended(UpdateLedger.Ended it) {
    return outcome(it.outcome()).put("mark", it.mark());
  }

  private static UpdateLedger.Ended ended(JsonObject json) {
    return new UpdateLedger.Ended(outcome(json), text(json, "mark"));
  }

  static JsonObject outcome(UpdateOutcome it) {
    var json =
        new JsonObject()
            .put("action", it.action())
            .put("end", it.end().name())
            .put("line", it.line())
            .put("sentence", it.sentence());
    it.cause().ifPresent(cause -> json.put("cause", cause.code()));
    return json;
  }

  static UpdateOutcome outcome(JsonObject json) {
    return new UpdateOutcome(
        text(json, "action"),
        UpdateOutcome.End.valueOf(text(json, "end")),
        Optional.ofNullable(json.getString("cause")).flatMap(UpdateFailureCause::ofWord),
        text(json, "line"),
        text(json, "sentence"));
  }

  static String text(JsonObject json, String name) {
    String text = json.getString(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  static <T> JsonArray array(List<T> items, Function<T, JsonObject> writer) {
    return new JsonArray(items.stream().map(writer).toList());
  }

  static <T> List<T> list(JsonArray items, Function<JsonObject, T> reader) {
    return items.stream().map(JsonObject.class::cast).map(reader).toList();
  }
}
