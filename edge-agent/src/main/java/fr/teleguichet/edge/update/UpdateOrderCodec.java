package fr.teleguichet.edge.update;

import static fr.teleguichet.edge.update.UpdateLedgerCodec.text;

import fr.teleguichet.edge.update.ddi.ArtifactHashes;
import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/** An order as a part of the ledger's JSON. */
final class UpdateOrderCodec {

  private UpdateOrderCodec() {}

  static JsonObject write(UpdateOrder order) {
    return new JsonObject()
        .put("action", order.action())
        .put("forced", order.forced())
        .put("held", order.held())
        .put("chunks", UpdateLedgerCodec.array(order.chunks(), UpdateOrderCodec::chunk));
  }

  static UpdateOrder read(JsonObject json) {
    return new UpdateOrder(
        text(json, "action"),
        json.getBoolean("forced"),
        json.getBoolean("held"),
        UpdateLedgerCodec.list(json.getJsonArray("chunks"), UpdateOrderCodec::chunk));
  }

  private static JsonObject chunk(DeploymentChunk it) {
    return new JsonObject()
        .put("part", it.part())
        .put("name", it.name())
        .put("version", it.version())
        // A former version of the agent reads it, and must not take it for a permission.
        .put("downgrade", false)
        .put("artifacts", UpdateLedgerCodec.array(it.artifacts(), UpdateOrderCodec::artifact));
  }

  private static DeploymentChunk chunk(JsonObject json) {
    return new DeploymentChunk(
        text(json, "part"),
        text(json, "name"),
        text(json, "version"),
        UpdateLedgerCodec.list(json.getJsonArray("artifacts"), UpdateOrderCodec::artifact));
  }

  private static JsonObject artifact(DdiArtifact it) {
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

  private static DdiArtifact artifact(JsonObject json) {
    return new DdiArtifact(
        text(json, "name"),
        json.getLong("size"),
        new ArtifactHashes(sum(json, "sha256"), sum(json, "sha1"), sum(json, "md5")),
        URI.create(text(json, "link")));
  }

  private static Optional<String> sum(JsonObject json, String name) {
    return Optional.ofNullable(json.getString(name));
  }
}
