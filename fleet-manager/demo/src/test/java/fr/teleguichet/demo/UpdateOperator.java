package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.edge.update.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Orders updates of one kiosk through the manager's programming interface. */
final class UpdateOperator implements Conversation.Operator {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManagerProcess manager;
  private final String updates;
  private final Path folder;
  private int last;

  /**
   * @param folder where images lie until they are uploaded
   */
  UpdateOperator(ManagerProcess manager, String kiosk, Path folder) {
    this.manager = manager;
    this.updates = "/api/v1/kiosks/" + kiosk + "/updates";
    this.folder = folder;
  }

  @Override
  public void offer(String version, byte[] image) {
    order(version, image, false);
  }

  @Override
  public void offerForAgreement(String version, byte[] image) {
    order(version, image, true);
  }

  @Override
  public void cancel() {
    manager.delete(updates + "/" + last);
  }

  private void order(String version, byte[] image, boolean confirm) {
    ObjectNode module = JSON.createObjectNode();
    module
        .put("part", "os")
        .put("name", "kiosk-os")
        .put("version", version)
        .put("channel", "pilot");
    module.putArray("artifacts").add(upload(version, image));
    ObjectNode distribution = JSON.createObjectNode();
    distribution.put("name", "kiosk").put("version", version);
    distribution.putArray("modules").add(id(manager.post("/api/v1/software-modules", module)));
    ObjectNode wanted = JSON.createObjectNode();
    wanted.put("distribution", id(manager.post("/api/v1/distributions", distribution)));
    wanted.put("confirm", confirm);
    last = id(manager.post(updates, wanted));
  }

  private int upload(String version, byte[] image) {
    String name = "kiosk-" + version + ".swu";
    try {
      Path file = Files.write(Files.createDirectories(folder).resolve(name), image);
      return id(manager.upload("/api/v1/artifacts?name=" + name, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int id(String answer) {
    try {
      JsonNode id = JSON.readTree(answer).get("id");
      return id.asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
