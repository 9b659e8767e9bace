package fr.teleguichet.edge.erasure;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.speech.SpeechService;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import io.vertx.core.Future;
import java.util.Optional;

/** What the agent holds itself: sounds that tell what was read, and a paper on its way. */
public record MemoryErasure(ScanAndPrintService documents, Optional<SpeechService> speech)
    implements ErasureTarget {

  @Override
  public ErasurePlace place() {
    return ErasurePlace.MEMORY;
  }

  @Override
  public Future<ErasureFinding> erase(ErasureOccasion occasion) {
    speech.ifPresent(SpeechService::forget);
    return documents.forget().map(_ -> isGone() ? ErasureFinding.GONE : ErasureFinding.LEFT);
  }

  private boolean isGone() {
    return speech.map(SpeechService::isForgotten).orElse(true);
  }
}
