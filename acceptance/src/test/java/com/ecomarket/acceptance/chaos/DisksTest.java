package com.ecomarket.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Excuses must be exact: one too many would hide a lost sale. */
class DisksTest {
  private static final String SHOP = "NORTE";

  private final Set<String> acknowledged = new HashSet<>();
  private final Disks disks = new Disks(id -> Set.copyOf(acknowledged));

  @Test
  void excusesOnlyWhatWasSoldAfterTheCopyAndNeverReachedCentral() {
    sell("copied");
    disks.branchCopied(SHOP);
    sell("sent", "unsent");

    disks.branchRestored(SHOP, Set.of("copied", "sent"));
    sell("later");

    assertThat(disks.destroyed()).containsExactly("unsent");
    assertThat(disks.replaced()).containsExactly(SHOP);
  }

  @Test
  void excusesWhatOnlyCentralHadWhenItsDiskIsReplacedToo() {
    disks.branchCopied(SHOP);
    disks.centralCopied(SHOP, Set.of());
    sell("sent");
    disks.branchRestored(SHOP, Set.of("sent"));
    assertThat(disks.destroyed()).isEmpty();
    sell("here");

    disks.centralRestored(SHOP);

    assertThat(disks.destroyed()).containsExactly("sent");
  }

  @Test
  void excusesNothingWhenOnlyCentralIsRestored() {
    disks.centralCopied(SHOP, Set.of());
    sell("sent");

    disks.centralRestored(SHOP);

    assertThat(disks.destroyed()).isEmpty();
  }

  @Test
  void excusesNothingThatALaterCopyHas() {
    disks.branchCopied(SHOP);
    sell("a");
    disks.branchRestored(SHOP, Set.of("a"));
    sell("b");
    disks.branchCopied(SHOP);

    disks.branchRestored(SHOP, Set.of());

    assertThat(disks.destroyed()).isEmpty();
  }

  @Test
  void excusesWhatACloneNeverTold() {
    disks.soldByClone(SHOP, "told");
    disks.soldByClone(SHOP, "kept");
    sell("told", "kept", "here");

    disks.cloneGone(Set.of("told", "kept"), Set.of("told"));

    assertThat(disks.destroyed()).containsExactly("kept");
  }

  @Test
  void excusesWhatACloneToldACentralThatForgot() {
    disks.centralCopied(SHOP, Set.of());
    disks.soldByClone(SHOP, "told");
    sell("told", "here");
    disks.cloneGone(Set.of("told"), Set.of("told"));

    disks.centralRestored(SHOP);

    assertThat(disks.destroyed()).containsExactly("told");
  }

  private void sell(String... keys) {
    acknowledged.addAll(Set.of(keys));
  }
}
