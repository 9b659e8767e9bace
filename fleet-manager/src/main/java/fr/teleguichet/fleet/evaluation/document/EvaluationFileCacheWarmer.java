package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.EvaluationReport;
import fr.teleguichet.fleet.web.page.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of a long report while somebody reads its page: they take seconds, and are kept
 * for whoever asks for them next.
 */
@Singleton
public final class EvaluationFileCacheWarmer {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationFileCacheWarmer.class);

  /** Characters of JSON, those of some hundred sites. What is shorter takes half a second. */
  static final int LARGE = 100_000;

  private final BiConsumer<EvaluationReport, Language> files;
  private final Executor executor;

  @Inject
  EvaluationFileCacheWarmer(EvaluationDocumentGenerator documents) {
    this(documents::makeFiles, oneAtATime());
  }

  EvaluationFileCacheWarmer(BiConsumer<EvaluationReport, Language> files, Executor executor) {
    this.files = files;
    this.executor = executor;
  }

  /** Of those that wait the latest counts: its page is the one that lies open. */
  private static Executor oneAtATime() {
    return new ThreadPoolExecutor(
        0,
        1,
        10,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(1),
        Thread.ofPlatform().name("evaluation-files").daemon().factory(),
        new ThreadPoolExecutor.DiscardOldestPolicy());
  }

  /** Begins with the files of this report, if it is long; nobody waits for them. */
  public void begin(EvaluationReport report, Language language) {
    if (report.json().length() >= LARGE) {
      executor.execute(() -> make(report, language));
    }
  }

  private void make(EvaluationReport report, Language language) {
    try {
      files.accept(report, language);
    } catch (RuntimeException failure) {
      LOG.atInfo()
          .addKeyValue("cause", failure.getMessage())
          .log("A report's files could not be made beforehand.");
    }
  }
}
