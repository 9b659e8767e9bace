package fr.teleguichet.fleet.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LargePdfRenderQueueTest {
  private static final String LONG = "x".repeat(LargePdfRenderQueue.LARGE);

  private final LargePdfRenderQueue cache = new LargePdfRenderQueue();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void aLongDocumentIsMadeOnce() {
    byte[] first = get("fr", LONG, 10);
    byte[] again = get("fr", LONG, 10);

    assertThat(made).hasValue(1);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void whatDiffersInAnythingIsMade() {
    byte[] _ = get("fr", LONG, 10);
    byte[] _ = get("en", LONG, 10);
    byte[] _ = get("fr", LONG + "y", 10);
    byte[] _ = cache.get(archive("fr", LONG, "a,1"), making(10));
    byte[] _ = cache.get(archive("fr", LONG, "a,2"), making(10));

    assertThat(made).hasValue(5);
  }

  @Test
  void aShortDocumentIsMadeEachTime() {
    byte[] _ = get("fr", "x", 10);
    byte[] _ = get("fr", "x", 10);

    assertThat(made).hasValue(2);
  }

  @Test
  void whatNobodyAskedForLongestGoesFirst() {
    byte[] _ = get("fr", LONG, 6 << 20);
    byte[] _ = get("en", LONG, 6 << 20);
    byte[] _ = get("fr", LONG, 6 << 20);
    byte[] _ = get("pt", LONG, 6 << 20);
    assertThat(made).hasValue(3);

    byte[] _ = get("fr", LONG, 6 << 20);
    assertThat(made).hasValue(3);
    byte[] _ = get("en", LONG, 6 << 20);
    assertThat(made).hasValue(4);
  }

  @Test
  void whoeverChangesBytesChangesHisOwn() {
    get("fr", LONG, 10)[0] = 7;
    get("fr", LONG, 10)[1] = 7;

    assertThat(get("fr", LONG, 10)).containsOnly(0);
  }

  @Test
  void longDocumentsAreMadeOneAfterTheOther() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Thread first =
        Thread.ofPlatform()
            .start(
                () -> {
                  byte[] _ = cache.get(accessible("fr", LONG), () -> held(begun, go));
                });
    begun.await();
    Thread second =
        Thread.ofPlatform()
            .start(
                () -> {
                  byte[] _ = get("en", LONG, 10);
                });
    while (second.getState() != Thread.State.WAITING && second.isAlive()) {
      Thread.onSpinWait();
    }

    assertThat(made).hasValue(0);
    go.countDown();
    first.join();
    second.join();
    assertThat(made).hasValue(1);
  }

  private static byte[] held(CountDownLatch begun, CountDownLatch go) {
    begun.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new byte[1];
  }

  private byte[] get(String language, String body, int bytes) {
    return cache.get(accessible(language, body), making(bytes));
  }

  private Supplier<byte[]> making(int bytes) {
    return () -> {
      int _ = made.incrementAndGet();
      return new byte[bytes];
    };
  }

  private static PdfDocument accessible(String language, String body) {
    return PdfDocument.accessible("Rapport", language, "", body);
  }

  private static PdfDocument archive(String language, String body, String csv) {
    return PdfDocument.archive(
        "Rapport",
        language,
        "",
        body,
        List.of(
            new PdfAttachment(
                "a.csv",
                "text/csv",
                "",
                PdfAttachment.Relation.DATA,
                csv.getBytes(StandardCharsets.UTF_8))));
  }
}
