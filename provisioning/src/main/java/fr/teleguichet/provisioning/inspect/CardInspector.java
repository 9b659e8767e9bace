package fr.teleguichet.provisioning.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.board.BoardParseResult;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.provisioning.card.BootFolder;
import fr.teleguichet.provisioning.card.CardAgentSettings;
import fr.teleguichet.provisioning.card.CardTarget;
import fr.teleguichet.provisioning.card.DiskLayout;
import fr.teleguichet.provisioning.card.Partition;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.unit.UntrustedTextSanitizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at a card or an image; the files on it may be anybody's. */
public final class CardInspector {

  private static final String CLAIM = "teleguichet/claim.json";

  private final Instant now;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<InspectionWarning> worries = new ArrayList<>();

  /** Looks at one card, at this time. */
  public CardInspector(Instant now) {
    this.now = now;
  }

  /** What this card is. */
  public InspectionResult of(CardTarget target) throws TroubleException {
    facts.put("kind", kind(target));
    target.table().ifPresent(this::partitions);
    BootFolder boot = target.boot();
    // With two slots there is only this; what is started lies on the slots' own partitions.
    if (boot.read("config.txt").isEmpty() && boot.read("autoboot.txt").isEmpty()) {
      worries.add(InspectionWarning.failing("inspect.no-system"));
    }
    text(boot, "issue.txt").ifPresent(issue -> facts.put("image", firstLine(issue)));
    prepared(boot);
    claim(boot);
    if (boot.read("ssh").isPresent() || boot.read("ssh.txt").isPresent()) {
      worries.add(InspectionWarning.failing("inspect.ssh"));
    }
    return new InspectionResult(facts, worries);
  }

  private static String kind(CardTarget target) {
    return switch (target) {
      case CardTarget.Folder _ -> "folder";
      case CardTarget.Image _ -> "image";
      case CardTarget.Device device ->
          "device " + device.disk().name() + " " + device.disk().model();
    };
  }

  private void partitions(DiskLayout table) {
    facts.put(
        "partitions",
        table.kind()
            + ": "
            + table.partitions().stream()
                .map(CardInspector::shown)
                .collect(Collectors.joining(", ")));
  }

  private static String shown(Partition partition) {
    return "%d %s %d MB%s"
        .formatted(
            partition.number(),
            partition.type(),
            partition.length() / 1_000_000,
            partition.fat() ? " FAT" : "");
  }

  private void prepared(BootFolder boot) throws TroubleException {
    Optional<JsonNode> manifest = json(boot, "teleguichet/prepared.json");
    facts.put("prepared", manifest.isPresent() ? "yes" : "no");
    if (manifest.isEmpty()) {
      worries.add(InspectionWarning.failing("inspect.not-prepared"));
      return;
    }
    board(manifest.get(), boot);
    written(manifest.get(), boot);
    Optional<String> own = text(boot, "teleguichet/agent.yaml");
    // Before its first start nobody has taken them: then they are lost.
    boolean hasStarted = boot.read(CLAIM).isEmpty();
    if (hasStarted && own.filter(String::isEmpty).isPresent()) {
      // With a secret in them the unit has them alone.
      Optional.ofNullable(manifest.get().get("kiosk"))
          .ifPresent(it -> facts.put("kiosk", UntrustedTextSanitizer.text(it.asText())));
      facts.put("configuration", "taken by the unit");
      return;
    }
    configuration(own.orElse(""));
  }

  private void board(JsonNode manifest, BootFolder boot) throws TroubleException {
    String board = manifest.path("board").asText("");
    facts.put("board", UntrustedTextSanitizer.text(board));
    if (!BoardProfiles.BUILT_IN.contains(board) && !isOwn(board, boot)) {
      worries.add(InspectionWarning.known("inspect.board", UntrustedTextSanitizer.text(board)));
    }
  }

  private void written(JsonNode manifest, BootFolder boot) throws TroubleException {
    for (JsonNode path : manifest.path("written")) {
      // The claim is consumed at the first boot; everything else has to be there.
      String name = path.asText();
      if (!name.equals(CLAIM) && isMissing(boot, name)) {
        worries.add(
            InspectionWarning.failing("inspect.missing", UntrustedTextSanitizer.text(name)));
      }
    }
  }

  private void configuration(String text) {
    CardAgentSettings.of(text)
        .ifPresentOrElse(
            settings -> {
              settings.kiosk().ifPresent(kiosk -> facts.put("kiosk", kiosk));
              facts.put("configuration", "valid");
            },
            () -> worries.add(InspectionWarning.failing("inspect.configuration")));
  }

  /** Whether the card carries the file of this board, and that is in order. */
  private static boolean isOwn(String board, BootFolder boot) throws TroubleException {
    return boot.read("teleguichet/board.yaml").map(BoardProfiles::read).stream()
        .anyMatch(
            reading ->
                reading instanceof BoardParseResult.Accepted(BoardProfile own)
                    && own.id().value().equals(board));
  }

  private static boolean isMissing(BootFolder boot, String name) throws TroubleException {
    boolean plain = name.matches("[A-Za-z0-9._/-]{1,100}") && !name.contains("..");
    return plain && boot.read(name).isEmpty();
  }

  private void claim(BootFolder boot) throws TroubleException {
    Optional<byte[]> file = boot.read(CLAIM);
    if (file.isEmpty()) {
      facts.put("claim", "none");
      return;
    }
    switch (ClaimFile.decode(file.get())) {
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) when claim.isOver(now) -> {
        facts.put("claim", "expired " + claim.expires());
        worries.add(InspectionWarning.failing("inspect.claim-expired", claim.expires()));
      }
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) ->
          facts.put("claim", "valid until " + claim.expires());
      case ClaimFile.Reading.Unusable _ -> {
        facts.put("claim", "unreadable");
        worries.add(InspectionWarning.failing("inspect.claim-wrong"));
      }
    }
  }

  private static Optional<JsonNode> json(BootFolder boot, String path) throws TroubleException {
    Optional<byte[]> content = boot.read(path);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new ObjectMapper().readTree(content.get()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(BootFolder boot, String path) throws TroubleException {
    return boot.read(path).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private static String firstLine(String text) {
    return UntrustedTextSanitizer.text(text.lines().findFirst().orElse(""));
  }
}
