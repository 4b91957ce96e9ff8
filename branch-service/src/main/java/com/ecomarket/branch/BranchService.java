package com.ecomarket.branch;

import com.ecomarket.branch.journal.JournalBackup;
import com.ecomarket.edge.backup.BackupCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/** The branch service. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class) // The journal opens its own.
public class BranchService {

  /**
   * Starts the branch; it refuses with a sentence where it cannot keep its promises. Or copies its
   * journal or puts a copy back, see {@link BackupCommand}.
   */
  public static void main(String[] args) {
    BackupCommand.runIfAsked(args, new JournalBackup());
    SpringApplication.run(BranchService.class, args);
  }
}
