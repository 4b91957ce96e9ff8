package com.ecomarket.branch;

import com.ecomarket.contract.BranchId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who this branch is and where it keeps its journal.
 *
 * @param branchId unique in the chain, see {@link BranchId}
 * @param dataDir the journal's directory; {@code ./data/<branch id>} if none is set
 */
@ConfigurationProperties("ecomarket")
public record BranchIdentity(
    @DefaultValue("SUCURSAL_NORTE") String branchId, @Nullable Path dataDir) {

  public BranchIdentity {
    if (!BranchId.isValid(branchId)) {
      throw new IllegalArgumentException(
          "ecomarket.branch-id must fit " + BranchId.PATTERN + " and not be \"central\"");
    }
  }

  /** The journal's directory. */
  public Path directory() {
    return dataDir != null ? dataDir : Path.of("data", branchId);
  }
}
