package fr.teleguichet.fleet.update.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.release.ReleaseVersion;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Artifacts as the programming interface tells of them. */
public final class ArtifactJson {

  private ArtifactJson() {}

  /** An artifact. */
  @Serdeable
  @Schema(name = "Artifact", description = "A file that kiosks can install.")
  public record Item(
      int id,
      @Schema(description = "The file name for devices.") String name,
      @Schema(description = "Bytes.") long size,
      String sha256,
      String sha1,
      String md5,
      Instant uploaded,
      @Nullable
          @JsonPropertyDescription("What a signed file says of itself; null when nobody signed it.")
          Said release,
      @Schema(description = "What is new in it, as Markdown.") String notes,
      @Nullable @Schema(description = "Since when it is not served any more.") Instant withdrawn,
      @Nullable @Schema(description = "Who withdrew it.") String withdrawnBy,
      @Nullable @Schema(description = "Why it was withdrawn.") String withdrawnWhy,
      @Nullable
          @Schema(
              description =
                  "Since when it is known that another content lies in its place: upload it again.")
          Instant damaged) {

    /** An artifact as it is now. */
    public static Item of(Artifact artifact, Instant now) {
      return new Item(
          artifact.id(),
          artifact.name(),
          artifact.size(),
          artifact.sums().sha256(),
          artifact.sums().sha1(),
          artifact.sums().md5(),
          artifact.uploaded(),
          artifact.release().map(it -> Said.of(it, now)).orElse(null),
          artifact.notes(),
          artifact.withdrawn().orElse(null),
          artifact.withdrawal().map(Artifact.Withdrawal::by).orElse(null),
          artifact.withdrawal().map(Artifact.Withdrawal::why).orElse(null),
          artifact.damaged().orElse(null));
    }
  }

  /** What a signed file says of itself. */
  @Serdeable
  @Schema(name = "Release", description = "What a signed file says of itself.")
  public record Said(
      @Schema(description = "swupdate or rauc.") String format,
      String version,
      @Schema(description = "What it is for, as the format has it.") List<String> compatible,
      String description,
      @Nullable String build,
      @Nullable
          @Schema(
              description =
                  "The newest version in whose place it may come though it is older; null when"
                      + " none.")
          String allowDowngradeFrom,
      @Nullable
          @Schema(description = "The oldest version that may come after it; null when any may.")
          String oldestAllowed,
      @Schema(description = "The distinguished name of the signer's certificate.") String signer,
      @Schema(description = "SHA-256 of the signer's certificate.") String signerFingerprint,
      @Schema(description = "The end of the time of the signer's certificate.") Instant signerUntil,
      @Schema(description = "Whether that time is over, so that kiosks refuse the file by now.")
          boolean signerExpired,
      @Schema(description = "The fingerprint of the release key that vouched for it.")
          String releaseKey) {
    static Said of(SignedReleaseStatement release, Instant now) {
      return new Said(
          SignedReleaseStatement.word(release.format()),
          release.version().text(),
          release.compatible(),
          release.description(),
          release.build().orElse(null),
          release.downgrade().allowedFrom().map(ReleaseVersion::text).orElse(null),
          release.downgrade().minimum().map(ReleaseVersion::text).orElse(null),
          release.signer().subject(),
          release.signer().fingerprint(),
          release.signer().until(),
          release.signer().isExpired(now),
          release.signer().key());
    }
  }

  /** Why it is withdrawn. */
  @Serdeable
  @Schema(name = "ArtifactWithdrawal", description = "Why an artifact is withdrawn.")
  record Reason(@Nullable @Schema(description = "Up to 500 letters.") String reason) {}

  /** Which one is given back. */
  @Serdeable
  @Schema(
      name = "ArtifactRestoration",
      requiredProperties = "name",
      description = "Which artifact is given back.")
  record Named(@Nullable @Schema(description = "The artifact's name, once more.") String name) {}

  /** What is new in it. */
  @Serdeable
  @Schema(name = "ReleaseNotes", description = "What is new in an artifact.")
  record Notes(@Nullable @Schema(description = "Markdown, up to 20,000 letters.") String notes) {}
}
