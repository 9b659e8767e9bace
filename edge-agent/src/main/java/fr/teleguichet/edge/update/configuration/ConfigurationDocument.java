package fr.teleguichet.edge.update.configuration;

import fr.teleguichet.edge.configuration.BoundedYamlReader;
import fr.teleguichet.edge.configuration.ConfigurationProblem;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.version.ImagePayload;
import fr.teleguichet.edge.update.version.SignedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** A document of settings, kept word for word: what this agent does not know another may. */
public final class ConfigurationDocument implements ImagePayload {

  private static final String NAME = "agent.yaml";
  private static final long RESERVE = 4L << 20;

  private final Optional<Path> file;
  private final Map<String, String> environment;

  /**
   * For a kiosk that is set like this by itself.
   *
   * @param file the kiosk's own settings
   * @param environment the agent's
   */
  public ConfigurationDocument(Optional<Path> file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String part() {
    return "configuration";
  }

  @Override
  public String compatible() {
    return "teleguichet-configuration";
  }

  @Override
  public String base() {
    return "local";
  }

  @Override
  public long spaceFor(long size) {
    return size + RESERVE;
  }

  @Override
  public void inspect(SignedImage image) throws InstallException, IOException {
    var _ = judged(image);
  }

  @Override
  public void unpack(SignedImage image, Path folder, IntConsumer percent)
      throws InstallException, IOException {
    byte[] document = judged(image);
    var _ = Files.write(folder.resolve(NAME), document);
    percent.accept(100);
  }

  private byte[] judged(SignedImage image) throws InstallException, IOException {
    if (image.size() > BoundedYamlReader.MAX_SIZE) {
      throw new InstallException(Reason.TOO_LARGE, "the document is larger than 256 KiB");
    }
    byte[] document;
    try (InputStream in = image.content().open()) {
      document = in.readAllBytes();
    }
    if (ConfigurationReader.check(file, environment, text(document))
        instanceof ConfigurationResult.Unusable(List<ConfigurationProblem> problems)) {
      throw new InstallException(
          Reason.FAILED,
          problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("; ")));
    }
    return document;
  }

  private static String text(byte[] document) throws InstallException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new InstallException(Reason.DAMAGED, "the document is not UTF-8", e);
    }
  }
}
