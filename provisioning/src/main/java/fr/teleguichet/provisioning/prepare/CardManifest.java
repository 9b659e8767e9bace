package fr.teleguichet.provisioning.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What this program changed on a card, kept there so that any later one can undo it.
 *
 * @param board the board that the card was prepared for
 * @param kiosk the kiosk that it was prepared for, which outlives the settings there; empty for a
 *     unit without a name
 * @param written files that are this program's
 * @param kept files that were there before and lie in {@link #BEFORE}
 */
record CardManifest(
    String board, Optional<KioskName> kiosk, List<String> written, List<String> kept) {

  static final String PATH = "teleguichet/prepared.json";

  /** Where files lie that were there before. */
  static final String BEFORE = "teleguichet/before/";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  private static final int MAX_COUNT = 64;

  CardManifest {
    written = List.copyOf(written);
    kept = List.copyOf(kept);
  }

  /** What is written down on this card; empty when it was never prepared. */
  static Optional<CardManifest> of(BootFolder boot) throws TroubleException {
    Optional<byte[]> content = boot.read(PATH);
    return content.isEmpty() ? Optional.empty() : Optional.of(parse(content.get()));
  }

  private static CardManifest parse(byte[] content) throws TroubleException {
    try {
      JsonNode tree = new ObjectMapper().readTree(content);
      return new CardManifest(
          tree.path("board").asText(""),
          Optional.ofNullable(tree.get("kiosk")).map(it -> new KioskName(it.asText())),
          paths(tree.path("written")),
          paths(tree.path("kept")));
    } catch (IOException | IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.FINDING, Message.of("prepare.manifest", PATH), e);
    }
  }

  /** Only plain names: a card from outside must not make this program remove what it likes. */
  private static List<String> paths(JsonNode list) {
    List<String> paths = new ArrayList<>();
    for (JsonNode item : list) {
      String path = item.asText();
      boolean plain =
          List.of(path.split("/", -1)).stream().allMatch(name -> NAME.matcher(name).matches());
      if (!plain || paths.size() == MAX_COUNT) {
        throw new IllegalArgumentException(path);
      }
      paths.add(path);
    }
    return paths;
  }

  byte[] json() {
    var mapper = new ObjectMapper();
    ObjectNode tree = mapper.createObjectNode().put("version", 1).put("board", board);
    kiosk.ifPresent(name -> tree.put("kiosk", name.value()));
    fill(tree.putArray("written"), written);
    fill(tree.putArray("kept"), kept);
    return CardFile.of(PATH, tree.toPrettyString() + "\n").content();
  }

  private static void fill(ArrayNode array, List<String> paths) {
    paths.forEach(array::add);
  }
}
