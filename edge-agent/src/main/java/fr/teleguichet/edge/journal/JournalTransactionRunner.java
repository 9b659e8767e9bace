package fr.teleguichet.edge.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does several tasks in one transaction; when one of them fails, each in its own, so that it fails
 * alone.
 */
record JournalTransactionRunner(JournalDatabase file, Path path) {

  private static final Logger LOG = LoggerFactory.getLogger(JournalTransactionRunner.class);

  /**
   * What came of it.
   *
   * @param answers tell the callers, in their order
   * @param counts what the journal holds afterwards
   */
  record Done(List<Runnable> answers, JournalCounts counts) {}

  Done run(List<QueuedJournalCall<?>> tasks) {
    try {
      return new Done(together(tasks), file.counts());
    } catch (SQLException | RuntimeException _) {
      // The reason is told by the task that fails again below.
      List<Runnable> answers = tasks.stream().map(this::alone).toList();
      return new Done(answers, countsAfterTrouble());
    }
  }

  /** The last task may have failed, so what it left undone must not be counted. */
  private JournalCounts countsAfterTrouble() {
    try {
      file.rollback();
    } catch (SQLException e) {
      LOG.debug("The journal can't be read after trouble.", e);
    }
    return file.counts();
  }

  private List<Runnable> together(List<QueuedJournalCall<?>> tasks) throws SQLException {
    List<Runnable> answers = new ArrayList<>();
    file.begin();
    for (QueuedJournalCall<?> task : tasks) {
      answers.add(task.run(file));
    }
    file.commit();
    return answers;
  }

  private Runnable alone(QueuedJournalCall<?> task) {
    try {
      // What the task before left undone.
      file.rollback();
      file.begin();
      Runnable answer = task.run(file);
      file.commit();
      return answer;
    } catch (SQLException e) {
      return task.failure(SqliteErrorText.of(e, path));
    } catch (RuntimeException e) {
      return task.failure(e);
    }
  }
}
