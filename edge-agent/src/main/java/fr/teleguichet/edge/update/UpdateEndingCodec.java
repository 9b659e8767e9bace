package fr.teleguichet.edge.update;

import static fr.teleguichet.edge.update.UpdateLedgerCodec.text;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An end that is not recorded yet, as a part of the ledger's JSON. */
final class UpdateEndingCodec {

  private UpdateEndingCodec() {}

  static JsonObject write(UpdateJournalEntry ending) {
    return UpdateLedgerCodec.outcome(ending.outcome())
        .put("at", ending.at().toString())
        .put("changes", UpdateLedgerCodec.array(ending.changes(), UpdateEndingCodec::change));
  }

  static UpdateJournalEntry read(JsonObject json) {
    return new UpdateJournalEntry(
        Instant.parse(text(json, "at")),
        UpdateLedgerCodec.outcome(json),
        UpdateLedgerCodec.list(json.getJsonArray("changes"), UpdateEndingCodec::change));
  }

  private static JsonObject change(UpdateJournalEntry.Change it) {
    return new JsonObject().put("part", it.part()).put("from", it.from()).put("to", it.to());
  }

  private static UpdateJournalEntry.Change change(JsonObject json) {
    return new UpdateJournalEntry.Change(text(json, "part"), text(json, "from"), text(json, "to"));
  }
}
