package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A sentence beside figures.
 *
 * @param numbers what stands in its places
 */
@Serdeable
@Schema(name = "EvaluationRemark")
public record Remark(RemarkKind kind, List<Long> numbers) {

  public Remark {
    numbers = List.copyOf(numbers);
  }

  /** One of this kind. */
  public static Remark of(RemarkKind kind, long... numbers) {
    return new Remark(kind, LongStream.of(numbers).boxed().toList());
  }
}
