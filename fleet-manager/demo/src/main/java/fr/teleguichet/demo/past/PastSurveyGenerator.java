package fr.teleguichet.demo.past;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up answers to the common survey: four of five answered, as content as it is told. */
final class PastSurveyGenerator {

  static final int ANSWERS = 200;

  private static final ExactCountSequence<String> SATISFACTION =
      new ExactCountSequence<String>()
          .with("very-satisfied", 141)
          .with("satisfied", 47)
          .with("little-satisfied", 8)
          .with("not-satisfied", 4);
  private static final ExactCountSequence<String> RECOMMEND =
      new ExactCountSequence<String>().with("yes", 180).with("undecided", 12).with("no", 8);
  private static final ExactCountSequence<String> RESOLVED =
      new ExactCountSequence<String>().with("yes", 164).with("partly", 26).with("no", 10);
  private static final ExactCountSequence<String> ALTERNATIVE =
      new ExactCountSequence<String>()
          .with("own-car", 104)
          .with("driven", 30)
          .with("telephone", 28)
          .with("given-up", 16)
          .with("public-transport", 12)
          .with("internet", 10);
  private static final ExactCountSequence<String> REFERRAL =
      new ExactCountSequence<String>()
          .with("mediator", 60)
          .with("town-hall", 48)
          .with("acquaintance", 36)
          .with("poster", 24)
          .with("public-body", 18)
          .with("press", 10)
          .with("internet", 4);

  private final RandomGenerator random;

  PastSurveyGenerator(RandomGenerator random) {
    this.random = random;
  }

  /** The answers of some of those who had an interview, by day. */
  List<PastSurveyAnswers> answers(List<PastInterview> held) {
    List<PastInterview> asked = ExactCountSequence.shuffled(held, random);
    List<String> satisfaction = SATISFACTION.shuffled(random);
    List<String> recommend = RECOMMEND.shuffled(random);
    List<String> resolved = RESOLVED.shuffled(random);
    List<String> alternative = ALTERNATIVE.shuffled(random);
    List<String> referral = REFERRAL.shuffled(random);
    List<PastSurveyAnswers> answers = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      PastInterview it = asked.get(i);
      answers.add(
          new PastSurveyAnswers(
              it.kiosk(),
              it.service(),
              it.started().atZone(PastGenerator.PLACE).toLocalDate(),
              satisfaction.get(i),
              recommend.get(i),
              resolved.get(i),
              alternative.get(i),
              referral.get(i)));
    }
    answers.sort(Comparator.comparing(PastSurveyAnswers::day));
    return answers;
  }
}
