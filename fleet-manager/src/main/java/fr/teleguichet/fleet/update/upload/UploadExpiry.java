package fr.teleguichet.fleet.update.upload;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets uploads that nobody goes on with. */
@Context
final class UploadExpiry {

  private static final Logger LOG = LoggerFactory.getLogger(UploadExpiry.class);

  private final ResumableUploadService desk;

  UploadExpiry(ResumableUploadService desk) {
    this.desk = desk;
  }

  /** Looks once an hour. */
  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void hourly() {
    try {
      desk.tidy();
    } catch (IOException | JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Uploads that are over could not be forgotten; it is tried again in an hour.");
    }
  }
}
