package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out what a kiosk brought, so that no browser keeps it or runs anything of it. Who looked at
 * it is in the audit log: a picture may show somebody.
 */
@Singleton
final class CommandResultResponseFactory {

  private final CommandResultFileService results;
  private final AuditLog audit;

  CommandResultResponseFactory(CommandResultFileService results, AuditLog audit) {
    this.results = results;
    this.audit = audit;
  }

  /** The file; nothing when it is gone or never came. */
  Optional<HttpResponse<byte[]>> of(RemoteCommand entry, Principal visitor) {
    Optional<byte[]> content = results.read(entry);
    if (content.isEmpty() || entry.result().isEmpty()) {
      return Optional.empty();
    }
    CommandResultType type = entry.result().get().type();
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "care.result-read",
            entry.node().node(),
            visitor.address(),
            Map.of(
                "action",
                entry.action().code(),
                "id",
                entry.id().toString(),
                "territory",
                entry.node().group())));
    String file = entry.action().code() + "-" + entry.id() + "." + type.extension();
    return Optional.of(
        HttpResponse.ok(content.get())
            .contentType(MediaType.of(type.media()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            // Beside the policy of every page; the stricter of the two counts.
            .header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                (type.isPicture() ? "inline" : "attachment") + "; filename=\"" + file + "\""));
  }
}
