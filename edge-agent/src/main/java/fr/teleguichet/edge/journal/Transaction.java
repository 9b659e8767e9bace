package fr.teleguichet.edge.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Does several tasks in one transaction; when one of them fails, each in its own, so that it fails
 * alone.
 */
record Transaction(JournalFile file, Path path) {

  /**
   * What came of it.
   *
   * @param answers tell the callers, in their order
   * @param counts what the journal holds afterwards
   */
  record Done(List<Runnable> answers, JournalCounts counts) {}

  Done run(List<Task<?>> tasks) {
    try {
      return new Done(together(tasks), file.counts());
    } catch (SQLException | RuntimeException _) {
      // The reason is told by the task that fails again below.
      List<Runnable> answers = tasks.stream().map(this::alone).toList();
      return new Done(answers, file.counts());
    }
  }

  private List<Runnable> together(List<Task<?>> tasks) throws SQLException {
    List<Runnable> answers = new ArrayList<>();
    for (Task<?> task : tasks) {
      answers.add(task.run(file));
    }
    file.commit();
    return answers;
  }

  private Runnable alone(Task<?> task) {
    try {
      file.rollback();
      Runnable answer = task.run(file);
      file.commit();
      return answer;
    } catch (SQLException e) {
      return task.failure(FaultSentences.of(e, path));
    } catch (RuntimeException e) {
      return task.failure(e);
    }
  }
}
