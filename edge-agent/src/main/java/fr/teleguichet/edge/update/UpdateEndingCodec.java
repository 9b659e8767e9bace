package fr.teleguichet.edge.update;

import static fr.teleguichet.edge.update.UpdateLedgerCodec.text;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An end that is not recorded yet, as a part of the ledger's JSON. */
final class UpdateEndingCodec {

  private UpdateEndingCodec() {}

  static JsonObject write(UpdateEnding ending) {
    return UpdateLedgerCodec.outcome(ending.outcome())
        .put("at", ending.at().toString())
        .put("changes", UpdateLedgerCodec.array(ending.changes(), UpdateEndingCodec::change));
  }

  static UpdateEnding read(JsonObject json) {
    return new UpdateEnding(
        Instant.parse(text(json, "at")),
        UpdateLedgerCodec.outcome(json),
        UpdateLedgerCodec.list(json.getJsonArray("changes"), UpdateEndingCodec::change));
  }

  private static JsonObject change(UpdateEnding.Change it) {
    return new JsonObject().put("part", it.part()).put("from", it.from()).put("to", it.to());
  }

  private static UpdateEnding.Change change(JsonObject json) {
    return new UpdateEnding.Change(text(json, "part"), text(json, "from"), text(json, "to"));
  }
}
