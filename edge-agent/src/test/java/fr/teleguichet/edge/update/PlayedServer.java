package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.Answers;
import fr.teleguichet.edge.update.ddi.ArtifactHashes;
import fr.teleguichet.edge.update.ddi.DdiArtifact;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Execution;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Finished;
import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.ddi.DeploymentMode;
import fr.teleguichet.edge.update.ddi.PollResponse;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An update server in memory, which keeps to hawkBit's rules about what ends an action. */
final class PlayedServer implements UpdateServerClient {

  static final String ACTION = "7";

  private final Power power;
  private final Map<URI, byte[]> files = new LinkedHashMap<>();
  private final List<String> told = new ArrayList<>();
  private final List<DdiFeedback> ends = new ArrayList<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private List<DeploymentChunk> chunks = List.of();
  private DeploymentMode update = DeploymentMode.ATTEMPT;
  private boolean isOpen;
  private boolean isCancelling;
  private boolean isCancelled;
  private int polls;
  private boolean isAway;
  private boolean repeats;
  private boolean asks;
  private boolean hasNoFiles;
  private boolean bringsNoFiles;
  private boolean breaksOnce;
  private int opened;

  PlayedServer(Power power) {
    this.power = power;
  }

  /** From now on this is wanted. */
  void offer(DeploymentChunk... wanted) {
    chunks = List.of(wanted);
    isOpen = true;
  }

  void update(DeploymentMode mode) {
    update = mode;
  }

  /** The operator calls it off. */
  void cancel() {
    isCancelling = isOpen;
  }

  /** The operator ends it without asking the kiosk. */
  void quit() {
    isOpen = false;
  }

  /** It can't be reached, or again. */
  void away(boolean away) {
    isAway = away;
  }

  /** Its files are there no more, or again; what it offers it goes on offering. */
  void withdraw(boolean withdrawn) {
    hasNoFiles = withdrawn;
  }

  /** Wherever its files are, they can't be reached, or again. */
  void withhold(boolean withheld) {
    bringsNoFiles = withheld;
  }

  /** The line breaks in the middle of the next file, once. */
  void breakLine() {
    breaksOnce = true;
  }

  /** It offers what has ended again. */
  void repeat() {
    repeats = true;
    isOpen = true;
  }

  void wantAttributes() {
    asks = true;
  }

  DeploymentChunk chunk(String part, String version, byte[] image) {
    return chunk(part, version, image, image.length, sha256(image));
  }

  DeploymentChunk chunk(String part, String version, byte[] image, long size, String sha256) {
    URI link = URI.create("https://fleet.example/files/" + files.size());
    files.put(link, image);
    var sums = new ArtifactHashes(Optional.of(sha256), Optional.empty(), Optional.empty());
    return new DeploymentChunk(
        part, "kiosk", version, List.of(new DdiArtifact("kiosk.swu", size, sums, link)));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file is another one from now on. */
  void swap(byte[] image) {
    files.replaceAll((_, _) -> image);
  }

  /** What was said of the action, in hawkBit's words with the first detail. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** How the action ended, each time that it was told. */
  List<DdiFeedback> ends() {
    return List.copyOf(ends);
  }

  boolean isCancelled() {
    return isCancelled;
  }

  boolean isOpen() {
    return isOpen;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  int opened() {
    return opened;
  }

  private void reach() throws IOException {
    if (isAway) {
      throw new ConnectException("away");
    }
  }

  /** How often it was asked for an update. */
  int polls() {
    return polls;
  }

  @Override
  public PollResponse poll() throws IOException {
    polls++;
    power.at("asking");
    reach();
    Optional<PollResponse.Offer> offer = Optional.empty();
    if (isOpen && isCancelling) {
      offer =
          Optional.of(new PollResponse.Cancel(ACTION, URI.create("https://fleet.example/cancel")));
    } else if (isOpen) {
      offer =
          Optional.of(new PollResponse.Deploy(ACTION, URI.create("https://fleet.example/deploy")));
    }
    return new PollResponse(
        Duration.ofMinutes(2),
        offer,
        asks ? Optional.of(URI.create("https://fleet.example/configData")) : Optional.empty());
  }

  @Override
  public Deployment deployment(PollResponse.Deploy offer) throws IOException {
    reach();
    return new Deployment(ACTION, DeploymentMode.ATTEMPT, update, chunks);
  }

  @Override
  public String stopId(PollResponse.Cancel offer) throws IOException {
    reach();
    return ACTION;
  }

  @Override
  public void tell(String action, DdiFeedback feedback) throws IOException {
    String word = feedback.execution().name().toLowerCase(java.util.Locale.ROOT);
    power.at("before telling " + word);
    reach();
    told.add(word + " " + (feedback.details().isEmpty() ? "" : feedback.details().getFirst()));
    if (feedback.execution() == Execution.CLOSED) {
      ends.add(feedback);
      isOpen = repeats && ends.size() < 4;
    }
    power.at("after telling " + word);
  }

  @Override
  public void tellOfCancel(String action, DdiFeedback feedback) throws IOException {
    power.at("before telling of the cancellation");
    reach();
    told.add("cancel " + feedback.execution().name().toLowerCase(java.util.Locale.ROOT));
    if (feedback.execution() == Execution.CLOSED && feedback.finished() == Finished.SUCCESS) {
      isOpen = false;
      isCancelled = true;
    }
    isCancelling = false;
    power.at("after telling of the cancellation");
  }

  @Override
  public void describe(URI configData, Map<String, String> values) throws IOException {
    reach();
    attributes.putAll(values);
    asks = false;
  }

  @Override
  public Content open(DdiArtifact artifact, long from, Optional<String> tag) throws IOException {
    reach();
    opened++;
    if (bringsNoFiles) {
      throw new ConnectException("no way to the files");
    }
    if (hasNoFiles) {
      throw Answers.gone();
    }
    byte[] file = files.getOrDefault(artifact.link(), new byte[0]);
    String now = "\"" + sha256(file).substring(0, 8) + "\"";
    int first = tag.filter(now::equals).isPresent() ? Math.toIntExact(from) : 0;
    byte[] rest = Arrays.copyOfRange(file, Math.min(first, file.length), file.length);
    return new Content(first, Optional.of(now), new Mortal(new ByteArrayInputStream(rest)));
  }

  /** Half of it comes before the power may go. */
  private final class Mortal extends InputStream {
    private final ByteArrayInputStream rest;
    private final int half;
    private boolean isTold;

    Mortal(ByteArrayInputStream rest) {
      this.rest = rest;
      this.half = rest.available() / 2;
    }

    @Override
    public int read() {
      return rest.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (rest.available() <= half && !isTold) {
        isTold = true;
        power.at("fetched to a half");
        if (breaksOnce) {
          breaksOnce = false;
          throw new ConnectException("the line broke");
        }
      }
      return rest.read(into, offset, Math.min(length, Math.max(1, half)));
    }
  }
}
