package fr.teleguichet.fleet.update.upload;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every answer says which version of the protocol it is of, refusals as well. */
@ServerFilter({TusHeadersFilter.PATH, TusHeadersFilter.PATH + "/**"})
final class TusHeadersFilter {

  static final String PATH = "/api/v1/uploads";
  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";
  static final String EXPIRES = "Upload-Expires";
  static final String METADATA = "Upload-Metadata";
  static final String CHECKSUM = "Upload-Checksum";
  static final String OVERRIDE = "X-HTTP-Method-Override";

  @ResponseFilter
  void add(MutableHttpResponse<?> response) {
    var _ = response.header(RESUMABLE, VERSION);
  }
}
