package fr.teleguichet.hardware.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema of board files, applied by a validator that knows nothing of our reader. */
final class BoardSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Schema schema;

  BoardSchema() {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(BoardFile.text(Path.of("boards", "board-profile.schema.json")));
  }

  static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  List<String> complaints(String yaml) {
    return complaints(load(yaml));
  }

  List<String> complaints(Object document) {
    JsonNode node = JSON.valueToTree(document);
    return schema.validate(node).stream().map(Object::toString).toList();
  }
}
