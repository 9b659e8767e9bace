package fr.teleguichet.edge.update.ddi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the foreign server wants of the kiosk and has heard of it: one action at a time, numbered
 * upwards. Guarded by itself: the test and the server's threads use it.
 */
final class ForeignOrders {

  private final String base;
  private final List<JsonObject> told = new CopyOnWriteArrayList<>();
  private String rels = "download-http";
  private String sleep = "00:05:00";
  private int action = 1;
  private Optional<JsonObject> deployment = Optional.empty();
  private Optional<JsonObject> installed = Optional.empty();
  private boolean isCancelling;
  private String cancelledAt = "";
  private boolean mustBeAgreed;
  private boolean wantsAttributes;
  private JsonObject attributes = new JsonObject();

  /**
   * @param base the address that all links begin with
   */
  ForeignOrders(String base) {
    this.base = base;
  }

  List<JsonObject> told() {
    return List.copyOf(told);
  }

  synchronized JsonObject attributes() {
    return attributes;
  }

  synchronized void rels(String name) {
    rels = name;
  }

  synchronized void sleep(String text) {
    sleep = text;
  }

  synchronized void wantAttributes() {
    wantsAttributes = true;
  }

  synchronized void cancel() {
    isCancelling = true;
  }

  /** Calls the action off once it is told this word of execution. */
  synchronized void cancelAt(String execution) {
    cancelledAt = execution;
  }

  /** Wants this file installed as this part. */
  synchronized void offer(String part, String name, byte[] content, boolean agreed) {
    action++;
    mustBeAgreed = agreed;
    deployment =
        Optional.of(
            new JsonObject()
                .put("id", String.valueOf(action))
                .put("deployment", deployment(part, artifact(name, content))));
  }

  private static JsonObject deployment(String part, JsonObject artifact) {
    var chunk =
        new JsonObject()
            .put("part", part)
            .put("version", "2.4.0")
            .put("name", "kiosk-" + part)
            .put("artifacts", new JsonArray().add(artifact));
    return new JsonObject()
        .put("download", "attempt")
        .put("update", "attempt")
        .put("chunks", new JsonArray().add(chunk));
  }

  private JsonObject artifact(String name, byte[] content) {
    var hashes = new JsonObject();
    hashes.put("sha1", ForeignAnswer.sum("SHA-1", content));
    hashes.put("md5", ForeignAnswer.sum("MD5", content));
    hashes.put("sha256", ForeignAnswer.sum("SHA-256", content));
    var links = new JsonObject();
    links.put(rels, link("/softwaremodules/3/artifacts/" + name));
    links.put(rels.replace("download", "md5sum"), link("/x.MD5SUM"));
    return new JsonObject()
        .put("filename", name)
        .put("hashes", hashes)
        .put("size", content.length)
        .put("_links", links);
  }

  private JsonObject link(String path) {
    return new JsonObject().put("href", base + path);
  }

  /** The answer to a kiosk that asks whether there is something to do. */
  synchronized JsonObject poll() {
    var links = new JsonObject();
    if (deployment.isPresent()) {
      if (isCancelling) {
        links.put("cancelAction", link("/cancelAction/" + action));
      } else {
        String rel = mustBeAgreed ? "confirmationBase" : "deploymentBase";
        links.put(rel, link("/" + rel + "/" + action + "?c=-2129030598"));
      }
    }
    installed.ifPresent(
        it -> links.put("installedBase", link("/installedBase/" + it.getString("id"))));
    if (wantsAttributes) {
      links.put("configData", link("/configData"));
    }
    var poll =
        new JsonObject()
            .put("config", new JsonObject().put("polling", new JsonObject().put("sleep", sleep)));
    return links.isEmpty() ? poll : poll.put("_links", links);
  }

  /** What is to be installed; nothing for another action, and for one that may not be begun. */
  synchronized Optional<JsonObject> deployment(int number) {
    return isOpen(number) && !mustBeAgreed && !isCancelling ? deployment : Optional.empty();
  }

  synchronized Optional<JsonObject> cancellation(int number) {
    String id = String.valueOf(number);
    return isOpen(number) && isCancelling
        ? Optional.of(
            new JsonObject().put("id", id).put("cancelAction", new JsonObject().put("stopId", id)))
        : Optional.empty();
  }

  private boolean isOpen(int number) {
    return deployment.isPresent() && number == action;
  }

  /** Hears where a deployment stands; the answer's status. */
  synchronized int hear(int number, JsonObject feedback) {
    if (number > action) {
      return 404;
    }
    if (!isOpen(number)) {
      return 410;
    }
    told.add(feedback);
    if (feedback.getJsonObject("status").getString("execution").equals(cancelledAt)) {
      cancelledAt = "";
      isCancelling = true;
    }
    if (isClosed(feedback)) {
      if (!hasFailed(feedback)) {
        installed = deployment;
        // hawkBit asks anew what the kiosk is.
        wantsAttributes = true;
      }
      close();
    }
    return 200;
  }

  /** Hears what becomes of a cancellation; the answer's status. */
  synchronized int hearOfCancel(int number, JsonObject feedback) {
    if (number > action) {
      return 404;
    }
    if (!isOpen(number) || !isCancelling) {
      return 405;
    }
    told.add(feedback);
    if (!isClosed(feedback) || hasFailed(feedback)) {
      isCancelling = false;
    } else {
      close();
    }
    return 200;
  }

  private static boolean isClosed(JsonObject feedback) {
    return feedback.getJsonObject("status").getString("execution").equals("closed");
  }

  private static boolean hasFailed(JsonObject feedback) {
    return feedback
        .getJsonObject("status")
        .getJsonObject("result")
        .getString("finished")
        .equals("failure");
  }

  private void close() {
    deployment = Optional.empty();
    isCancelling = false;
    mustBeAgreed = false;
  }

  synchronized void describe(JsonObject told) {
    attributes = told;
    wantsAttributes = false;
  }
}
