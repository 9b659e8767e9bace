package fr.teleguichet.edge.update;

import static fr.teleguichet.edge.update.LedgerCodec.text;

import fr.teleguichet.edge.update.ddi.Artifact;
import fr.teleguichet.edge.update.ddi.Chunk;
import fr.teleguichet.edge.update.ddi.Sums;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/** An order as a part of the ledger's JSON. */
final class OrderCodec {

  private OrderCodec() {}

  static JsonObject write(Order order) {
    return new JsonObject()
        .put("action", order.action())
        .put("forced", order.forced())
        .put("held", order.held())
        .put("chunks", LedgerCodec.array(order.chunks(), OrderCodec::chunk));
  }

  static Order read(JsonObject json) {
    return new Order(
        text(json, "action"),
        json.getBoolean("forced"),
        json.getBoolean("held"),
        LedgerCodec.list(json.getJsonArray("chunks"), OrderCodec::chunk));
  }

  private static JsonObject chunk(Chunk it) {
    return new JsonObject()
        .put("part", it.part())
        .put("name", it.name())
        .put("version", it.version())
        // A former version of the agent reads it, and must not take it for a permission.
        .put("downgrade", false)
        .put("artifacts", LedgerCodec.array(it.artifacts(), OrderCodec::artifact));
  }

  private static Chunk chunk(JsonObject json) {
    return new Chunk(
        text(json, "part"),
        text(json, "name"),
        text(json, "version"),
        LedgerCodec.list(json.getJsonArray("artifacts"), OrderCodec::artifact));
  }

  private static JsonObject artifact(Artifact it) {
    var json =
        new JsonObject()
            .put("name", it.name())
            .put("size", it.size())
            .put("link", it.link().toString());
    it.sums().sha256().ifPresent(sum -> json.put("sha256", sum));
    it.sums().sha1().ifPresent(sum -> json.put("sha1", sum));
    it.sums().md5().ifPresent(sum -> json.put("md5", sum));
    return json;
  }

  private static Artifact artifact(JsonObject json) {
    return new Artifact(
        text(json, "name"),
        json.getLong("size"),
        new Sums(sum(json, "sha256"), sum(json, "sha1"), sum(json, "md5")),
        URI.create(text(json, "link")));
  }

  private static Optional<String> sum(JsonObject json, String name) {
    return Optional.ofNullable(json.getString(name));
  }
}
