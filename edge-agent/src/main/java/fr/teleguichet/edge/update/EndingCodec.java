package fr.teleguichet.edge.update;

import static fr.teleguichet.edge.update.LedgerCodec.text;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An end that is not recorded yet, as a part of the ledger's JSON. */
final class EndingCodec {

  private EndingCodec() {}

  static JsonObject write(Ending ending) {
    return LedgerCodec.outcome(ending.outcome())
        .put("at", ending.at().toString())
        .put("changes", LedgerCodec.array(ending.changes(), EndingCodec::change));
  }

  static Ending read(JsonObject json) {
    return new Ending(
        Instant.parse(text(json, "at")),
        LedgerCodec.outcome(json),
        LedgerCodec.list(json.getJsonArray("changes"), EndingCodec::change));
  }

  private static JsonObject change(Ending.Change it) {
    return new JsonObject().put("part", it.part()).put("from", it.from()).put("to", it.to());
  }

  private static Ending.Change change(JsonObject json) {
    return new Ending.Change(text(json, "part"), text(json, "from"), text(json, "to"));
  }
}
