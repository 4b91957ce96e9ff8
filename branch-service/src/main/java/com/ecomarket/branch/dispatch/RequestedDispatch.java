package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.stock.EachProductOnce;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what central asked for is to leave.
 *
 * @param lines 1 to {@link DispatchItem#MAX_LINES}, each with another product; null: all of it
 */
record RequestedDispatch(
    @Nullable @Size(min = 1, max = DispatchItem.MAX_LINES) @EachProductOnce
        List<@NotNull @Valid DispatchItem> lines) {}
