package com.ecomarket.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "com.ecomarket.bench",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The package at the top holds the plan of every part and the program that runs them all. */
  @ArchTest
  static final ArchRule packagesDoNotGoInCircles =
      slices().matching("com.ecomarket.bench.(**)").should().beFreeOfCycles();
}
