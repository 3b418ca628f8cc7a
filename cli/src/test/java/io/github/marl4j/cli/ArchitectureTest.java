package io.github.marl4j.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which module may know which. The arrows are those of the table in CONTRIBUTING.md. */
class ArchitectureTest {
    private static final String ROOT = "io.github.marl4j";
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    @Test
    void theEnvironmentApiNeedsNothingButTheJdk() {
        hold(noClasses()
                .that(resideInAnyPackage(ROOT, ROOT + ".env.."))
                .should()
                .dependOnClassesThat(resideInAPackage("..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                                ROOT, ROOT + ".env..", "java..", "javax..", "jdk..", "org.w3c.dom..")))));
    }

    @Test
    void familiesOfEnvironmentsKnowOnlyTheApi() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".envs.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..", ROOT + ".evaluation..", ROOT + ".cli..", ROOT + ".testkit..")));
        slices().matching(ROOT + ".envs.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void evaluationKnowsNoAlgorithmAndNoFamily() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".evaluation.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..", ROOT + ".envs..", ROOT + ".cli..", ROOT + ".testkit..")));
    }

    @Test
    void theTestkitKnowsOnlyTheApi() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".testkit.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..", ROOT + ".envs..", ROOT + ".cli..", ROOT + ".evaluation..")));
    }

    @Test
    void algorithmsKnowNoFamily() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".algorithms.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".envs..", ROOT + ".cli..", ROOT + ".testkit..")));
    }

    @Test
    void societiesOfLanguageModelsKnowOneFamilyAndNoAlgorithm() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".commons.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..",
                        ROOT + ".cli..",
                        ROOT + ".testkit..",
                        ROOT + ".envs.smax..",
                        ROOT + ".envs.momaland..")));
        hold(noClasses()
                .that(resideInAnyPackage(ROOT + ".envs..", ROOT + ".evaluation..", ROOT + ".algorithms.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".commons..")));
    }

    @Test
    void theViewerKnowsTheFightingGameAndNoAlgorithm() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".viewer.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..",
                        ROOT + ".evaluation..",
                        ROOT + ".cli..",
                        ROOT + ".testkit..",
                        ROOT + ".envs.smax..",
                        ROOT + ".envs.momaland..",
                        ROOT + ".envs.particle..",
                        ROOT + ".envs.commons..")));
        hold(noClasses()
                .that(resideInAnyPackage(ROOT + ".envs..", ROOT + ".evaluation..", ROOT + ".algorithms.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".viewer..")));
    }

    @Test
    void nothingButTheCommandKnowsTheOnnxRuntime() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .resideOutsideOfPackages(ROOT + ".onnx..", ROOT + ".cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".onnx..", "ai.onnxruntime..")));
    }

    @Test
    void theDeviceBackendKnowsNoAlgorithmAndNoEvaluation() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".gpu.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        ROOT + ".algorithms..", ROOT + ".evaluation..", ROOT + ".cli..", ROOT + ".testkit..")));
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .resideOutsideOfPackages(ROOT + ".gpu..", ROOT + ".translate..", ROOT + ".cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".gpu..", ROOT + ".translate..", "org.lwjgl.opencl..")));
    }

    @Test
    void onlyTheCommandPrintsAndEndsTheProcess() {
        hold(noClasses()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }
}
