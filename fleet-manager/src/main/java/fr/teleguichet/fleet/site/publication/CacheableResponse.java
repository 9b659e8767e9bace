package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.web.api.EntityTag;
import fr.teleguichet.hardware.text.Sha256Digest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Answers that anybody on the way may keep for a minute, and that say whether they changed. */
public final class CacheableResponse {

  private static final String KEPT = "public, max-age=60";

  private CacheableResponse() {}

  /** The answer, or that what the asker has is still good. */
  public static HttpResponse<String> of(HttpRequest<?> request, String body, MediaType type) {
    EntityTag tag = new EntityTag(digest(body));
    String known =
        Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), "");
    MutableHttpResponse<String> response =
        isKnown(known, tag) ? HttpResponse.notModified() : HttpResponse.ok(body).contentType(type);
    return response
        .header(HttpHeaders.ETAG, tag.quoted())
        .header(HttpHeaders.CACHE_CONTROL, KEPT)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }

  /** If-None-Match compares weakly (RFC 9110, section 13.1.2): a proxy may have made it weak. */
  private static boolean isKnown(String header, EntityTag tag) {
    return Arrays.stream(header.split(",", -1))
        .map(String::strip)
        .map(it -> it.startsWith("W/") ? it.substring(2) : it)
        .anyMatch(it -> it.equals("*") || it.equals(tag.quoted()));
  }

  private static String digest(String body) {
    return HexFormat.of().formatHex(Sha256Digest.of(body), 0, 16);
  }
}
