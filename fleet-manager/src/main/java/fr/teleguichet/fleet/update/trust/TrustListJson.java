package fr.teleguichet.fleet.update.trust;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trust lists as the programming interface tells of them. */
final class TrustListJson {

  private TrustListJson() {}

  /** A trust list. */
  @Serdeable
  @Schema(name = "TrustList", description = "Which release keys kiosks trust besides their own.")
  record Item(
      long serial,
      @Schema(description = "When it was made, as it says.") Instant issued,
      List<Key> trusted,
      List<Key> removed,
      @Schema(description = "The number of the file.") int artifact,
      Instant uploaded,
      String uploadedBy,
      @Nullable
          @Schema(
              description =
                  "The fingerprint of the root of trust that signed it; null where no root was"
                      + " known, so that only kiosks judge who did.")
          String root,
      @Schema(description = "How many kiosks say that they have it.") int kiosks,
      @Schema(description = "How many kiosks have not got it, nor a newer one.") int behind,
      @Nullable
          @Schema(description = "The distribution that brings it alone; null before there is one.")
          Integer distribution) {}

  /** A key. */
  @Serdeable
  @Schema(name = "TrustListKey", description = "A key that a trust list brings or takes away.")
  record Key(
      @Schema(description = "What people call it here; empty where it is unknown.") String name,
      @Schema(description = "SHA-256 of a certificate or of a public key.") String fingerprint,
      @Nullable @Schema(description = "quarantined or retired; null for one that is trusted.")
          String status,
      @Nullable @Schema(description = "Why it is removed.") String reason) {
    static Key of(TrustListViewModels.KeyLine line) {
      return new Key(
          line.name(),
          line.fingerprint(),
          line.removed().map(it -> it.status().code()).orElse(null),
          line.removed().map(it -> it.reason()).orElse(null));
    }
  }

  static Item item(
      TrustListViewModels.Row row, ReportedTrustLists kiosks, Optional<Integer> distribution) {
    return new Item(
        row.file().serial(),
        row.file().signed().list().issued(),
        row.trusted().stream().map(Key::of).toList(),
        row.removed().stream().map(Key::of).toList(),
        row.file().artifact(),
        row.file().uploaded(),
        row.file().uploadedBy(),
        row.file().signed().root().orElse(null),
        row.kiosks(),
        kiosks.behind(row.file().serial()).size(),
        distribution.orElse(null));
  }
}
