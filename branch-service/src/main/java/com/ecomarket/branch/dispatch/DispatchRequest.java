package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.stock.EachProductOnce;
import com.ecomarket.contract.BranchId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is to leave.
 *
 * @param to a branch, or {@code central} for the warehouse; not this shop
 * @param lines 1 to {@link DispatchItem#MAX_LINES}, each with another product
 */
record DispatchRequest(
    @NotNull @Pattern(regexp = BranchId.PATTERN, message = "{validation.format}") @NotHere
        String to,
    @NotNull @Size(min = 1, max = DispatchItem.MAX_LINES) @EachProductOnce
        List<@NotNull @Valid DispatchItem> lines) {}
