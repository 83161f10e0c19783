using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Edits;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation.Edits;

/// <summary>Edits of properties, as texts before and after.</summary>
public class PropertyEditorTests
{
    [Fact]
    public void A_wrong_value_is_replaced_and_its_comment_stays() => Becomes(
        """
        Resources:
          B:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation:   false   # not yet
        """,
        """{ "EnableKeyRotation": true }""",
        """
        Resources:
          B:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation:   true   # not yet
        """);

    [Fact]
    public void A_missing_property_follows_the_last_one_and_its_comment() => Becomes(
        """
        Resources:
            B:
                Type: AWS::S3::Bucket
                Properties:
                    BucketName: x # a name

            C:
                Type: AWS::S3::Bucket
        """,
        """{ "VersioningConfiguration.Status": "Enabled" }""",
        """
        Resources:
            B:
                Type: AWS::S3::Bucket
                Properties:
                    BucketName: x # a name
                    VersioningConfiguration:
                        Status: Enabled

            C:
                Type: AWS::S3::Bucket
        """);

    [Fact]
    public void Missing_properties_are_added_with_their_section() => Becomes(
        "Resources:\n  B:\n    Type: AWS::S3::Bucket",
        """{ "P.A": true, "P.B": "x" }""",
        "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      P:\n        A: true\n        B: x");

    [Theory]
    [InlineData("Properties: {}", "Properties:\n      A: 1")]
    [InlineData("Properties:", "Properties:\n      A: 1")]
    [InlineData("Properties: # none", "Properties: # none\n      A: 1")]
    [InlineData("Properties: ~", "Properties:\n      A: 1")]
    [InlineData("Properties: { B: 2 }", "Properties: { B: 2, A: 1 }")]
    [InlineData("Properties: {B: 2}", "Properties: {B: 2, A: 1}")]
    [InlineData("Properties: {B: 2,}", "Properties: {B: 2, A: 1,}")]
    [InlineData("Properties: {B: }", "Properties: {B: , A: 1}")]
    public void Empty_and_braced_sections_are_filled(string before, string after) =>
        Becomes("Resources:\n  B:\n    Type: T\n    " + before + "\n", """{ "A": 1 }""", "Resources:\n  B:\n    Type: T\n    " + after + "\n");

    [Fact]
    public void Line_breaks_of_the_file_are_used() => Becomes(
        "Resources:\r\n  B:\r\n    Type: T\r\n    Properties:\r\n      B: 1\r\n",
        """{ "A.C": 1 }""",
        "Resources:\r\n  B:\r\n    Type: T\r\n    Properties:\r\n      B: 1\r\n      A:\r\n        C: 1\r\n");

    [Theory]
    [InlineData("'x'", "\"on\"", "'on'")]
    [InlineData("\"x\"", "\"on\"", "\"on\"")]
    [InlineData("x", "\"on\"", "'on'")]
    [InlineData("x", "\"y\"", "y")]
    [InlineData("\"false\"", "true", "\"true\"")]
    [InlineData("'1'", "2", "'2'")]
    [InlineData("false", "true", "true")]
    [InlineData("!!str false", "\"x\"", "x")]
    [InlineData("&a false", "true", "true")]
    [InlineData("x", "\"a: b\"", "'a: b'")]
    [InlineData("x", "\"1.0\"", "'1.0'")]
    [InlineData("x", "\"2024-01-01T00:00\"", "'2024-01-01T00:00'")]
    public void Quotes_are_those_of_the_replaced_value_unless_it_needs_some(string old, string value, string written) => Becomes(
        "Resources:\n  B:\n    Properties:\n      A: " + old + "\n",
        "{ \"A\": " + value + " }",
        "Resources:\n  B:\n    Properties:\n      A: " + written + "\n");

    [Fact]
    public void New_texts_and_names_are_quoted_as_their_neighbours() => Becomes(
        "Resources:\n  B:\n    Properties:\n      \"A\": \"b\"\n      \"C\": 1\n",
        """{ "D": "e", "F": true }""",
        "Resources:\n  B:\n    Properties:\n      \"A\": \"b\"\n      \"C\": 1\n      \"D\": \"e\"\n      \"F\": true\n");

    [Fact]
    public void Lists_stand_as_far_right_as_the_others_of_the_file() => Becomes(
        "Resources:\n  B:\n    Properties:\n      Tags:\n      - Key: a\n        Value: b\n",
        """{ "Types": [{ "Type": "api", "Level": true }, "x"] }""",
        "Resources:\n  B:\n    Properties:\n      Tags:\n      - Key: a\n        Value: b\n      Types:\n      - Type: api\n        Level: true\n      - x\n");

    [Theory]
    [InlineData("[a]", "[a, b]")]
    [InlineData("[ a ]", "[ a, b ]")]
    [InlineData("[]", "[a, b]")]
    [InlineData("\n        - a # first\n", "\n        - a # first\n        - b\n")]
    [InlineData("[c]", "[a, b]")]
    [InlineData("\n      - c\n      - d\n", "\n      - a\n      - b\n")]
    public void Lists_are_completed_where_they_are_part_of_what_is_wanted_and_else_replaced(string before, string after) => Becomes(
        "Resources:\n  B:\n    Properties:\n      L: " + before, """{ "L": ["a", "b"] }""", "Resources:\n  B:\n    Properties:\n      L: " + after);

    [Fact]
    public void Only_the_branch_at_fault_is_edited() => Becomes(
        "Resources:\n  B:\n    Properties:\n      A: !If [C, true, <false>]\n      B: 1",
        """{ "A": true }""",
        "Resources:\n  B:\n    Properties:\n      A: !If [C, true, true]\n      B: 1");

    [Fact]
    public void A_branch_that_removes_the_property_gets_the_value() => Becomes(
        "Resources:\n  B:\n    Properties:\n      A:\n        Fn::If:\n          - C\n          - !Ref AWS::NoValue\n          - X: 1\n",
        """{ "A.X": 2 }""",
        "Resources:\n  B:\n    Properties:\n      A:\n        Fn::If:\n          - C\n          - X: 2\n          - X: 1\n");

    [Fact]
    public void Branches_lead_on_to_what_is_written_in_them() => Becomes(
        "Resources:\n  B:\n    Properties:\n      A:\n        Fn::If:\n          - C\n          - X: <1>\n            Y: 2\n          - Ref: AWS::NoValue\n",
        """{ "A.X": 2 }""",
        "Resources:\n  B:\n    Properties:\n      A:\n        Fn::If:\n          - C\n          - X: 2\n            Y: 2\n          - Ref: AWS::NoValue\n");

    [Fact]
    public void The_item_at_fault_is_edited_and_no_other() => Becomes(
        "Resources:\n  B:\n    Properties:\n      L:\n        - A: 1\n        - A: <2>\n        - B: 3\n",
        """{ "L[].A": 1 }""",
        "Resources:\n  B:\n    Properties:\n      L:\n        - A: 1\n        - A: 1\n        - B: 3\n");

    [Fact]
    public void Without_a_fault_in_it_every_item_is_edited() => Becomes(
        "Resources:\n  B:\n    Properties:\n      L:\n        - A: 1\n        - B: 3\n      M:\n        x: { A: 4 }",
        """{ "L[].A": 2, "M.*.A": 2 }""",
        "Resources:\n  B:\n    Properties:\n      L:\n        - A: 2\n        - B: 3\n          A: 2\n      M:\n        x: { A: 2 }");

    [Fact]
    public void What_has_no_items_is_left_alone_and_the_rest_is_written() => Becomes(
        "Resources:\n  B:\n    Properties:\n      C: 1\n",
        """{ "L[].A": 2, "D": 3 }""",
        "Resources:\n  B:\n    Properties:\n      C: 1\n      D: 3\n");

    [Fact]
    public void An_alias_for_a_value_is_replaced_and_its_anchor_is_not() => Becomes(
        "X: &no false\nResources:\n  B:\n    Properties:\n      A: *no # shared\n",
        """{ "A": true }""",
        "X: &no false\nResources:\n  B:\n    Properties:\n      A: true # shared\n");

    [Fact]
    public void What_is_merged_is_overridden() => Becomes(
        "X: &x\n  A: false\nResources:\n  B:\n    Properties:\n      <<: *x\n  C:\n    Properties:\n      <<: *x\n",
        """{ "A": true }""",
        "X: &x\n  A: false\nResources:\n  B:\n    Properties:\n      <<: *x\n      A: true\n  C:\n    Properties:\n      <<: *x\n");

    [Theory]
    [InlineData("Resources:\n  B:\n    Properties: &p\n      A: false\n  C:\n    Properties: *p\n", "other places share it through an anchor")]
    [InlineData("X: &x\n  A: false\nResources:\n  B:\n    Properties: *x\n", "an alias stands for the value, and other places share it")]
    [InlineData("Resources:\n  B:\n    Properties:\n      A: !Ref P\n", "Ref computes the value: change it where it is decided")]
    [InlineData("Resources:\n  B:\n    Properties:\n      A: !If [C, false, false]\n", "a condition decides the value, and both cases are written")]
    [InlineData("Resources:\n  B:\n    Properties:\n      A: { X: 1 }\n", "what stands here is of another kind than what is to stand here")]
    [InlineData("Resources:\n  B:\n    Properties:\n      A: true\n", "it is set like that already")]
    [InlineData("Resources:\n  C:\n    Properties:\n      A: true\n", "the resource is not written out: a loop or a transform makes it")]
    [InlineData("Resources:\n  B: x\n", "a map is expected where something else stands")]
    public void What_cannot_be_edited_truly_is_refused(string text, string because)
    {
        var plan = Plan(text, """{ "A": true }""", "t.yaml");

        Assert.Equal(because, plan.Because);
        Assert.Empty(plan.Edits);
    }

    [Fact]
    public void Texts_that_keep_their_blank_lines_keep_them() => Becomes(
        "Resources:\n  B:\n    Properties:\n      Text: |+\n        a\n\n  C:\n    Properties: {}\n",
        """{ "A": true }""",
        "Resources:\n  B:\n    Properties:\n      A: true\n      Text: |+\n        a\n\n  C:\n    Properties: {}\n");

    [Fact]
    public void Json_is_edited_in_its_own_layout() => Becomes(
        "{\n\t\"Resources\": {\n\t\t\"B\": {\n\t\t\t\"Properties\": {\n\t\t\t\t\"A\": false\n\t\t\t}\n\t\t}\n\t}\n}",
        """{ "A": true, "C.D": ["x"] }""",
        "{\n\t\"Resources\": {\n\t\t\"B\": {\n\t\t\t\"Properties\": {\n\t\t\t\t\"A\": true,\n\t\t\t\t\"C\": {\n\t\t\t\t\t\"D\": [\n\t\t\t\t\t\t\"x\"\n\t\t\t\t\t]\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}",
        "t.json");

    [Theory]
    [InlineData("""{"Resources":{"B":{"Properties":{"B":1}}}}""", """{"Resources":{"B":{"Properties":{"B":1,"A":{"X":"y"}}}}}""")]
    [InlineData("""{ "Resources": { "B": { "Properties": { "B": 1 } } } }""", """{ "Resources": { "B": { "Properties": { "B": 1, "A": { "X": "y" } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Properties": {} } } }""", """{ "Resources": { "B": { "Properties": { "A": { "X": "y" } } } } }""")]
    [InlineData("""{ "Resources": { "B": { "Type": "T" } } }""", """{ "Resources": { "B": { "Type": "T", "Properties": { "A": { "X": "y" } } } } }""")]
    [InlineData("{\n  \"Resources\": {\n    \"B\": {}\n  }\n}", "{\n  \"Resources\": {\n    \"B\": {\n      \"Properties\": {\n        \"A\": {\n          \"X\": \"y\"\n        }\n      }\n    }\n  }\n}")]
    [InlineData("{\n  \"Resources\": {\n    \"B\": { \"Type\": \"T\" }\n  }\n}", "{\n  \"Resources\": {\n    \"B\": { \"Type\": \"T\", \"Properties\": { \"A\": { \"X\": \"y\" } } }\n  }\n}")]
    public void Objects_in_one_line_stay_in_one_line(string before, string after) => Becomes(before, """{ "A.X": "y" }""", after, "t.json");

    [Fact]
    public void A_comment_behind_the_last_entry_in_braces_stays_with_it() => Becomes(
        "Resources: {\n  B: {\n    Type: T, # the type\n    Properties: { X: 1 } # the rest\n  }\n}\n",
        """{ "A": 1 }""",
        "Resources: {\n  B: {\n    Type: T, # the type\n    Properties: { X: 1, A: 1 } # the rest\n  }\n}\n");

    [Fact]
    public void An_entry_added_over_lines_stands_behind_the_comment_of_the_last_one() => Becomes(
        "Resources: {\n  B: {\n    Type: T # the type\n  }\n}\n",
        """{ "A": 1 }""",
        "Resources: {\n  B: {\n    Type: T, # the type\n    Properties: {\n      A: 1\n    }\n  }\n}\n");

    [Fact]
    public void Attributes_stand_beside_the_properties()
    {
        var document = Read("Resources:\n  B:\n    Type: T\n    DeletionPolicy: Delete\n", "t.yaml");
        var fix = new RuleFix("", [], true) { Attributes = Edits("""{ "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain" }""") };

        var plan = PropertyEditor.Set(document, "B", fix, default);

        Assert.Equal(
            "Resources:\n  B:\n    Type: T\n    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n",
            TextEdits.Apply(document.File.Text, plan.Edits));
    }

    private static void Becomes(string before, string set, string after, string path = "t.yaml")
    {
        var plan = Plan(before, set, path);

        Assert.Null(plan.Because);
        var edited = TextEdits.Apply(Unmarked(before), plan.Edits);
        Assert.Equal(after, edited);
        Read(edited, path);
    }

    // Angle brackets mark the place at fault.
    private static EditPlan Plan(string marked, string set, string path)
    {
        var document = Read(Unmarked(marked), path);
        var start = marked.IndexOf('<', StringComparison.Ordinal);
        var isMarked = start >= 0 && marked[start + 1] != '<';
        var fault = isMarked ? document.File.Span(start, marked.IndexOf('>', start) - 1) : default;
        return PropertyEditor.Set(document, "B", new RuleFix("", Edits(set), true), fault);
    }

    private static string Unmarked(string marked) =>
        marked.Contains("<<", StringComparison.Ordinal) ? marked : marked.Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);

    private static Document Read(string text, string path)
    {
        var problems = new List<Problem>();
        var document = DocumentReader.Read(new SourceFile(path, text), problems);
        Assert.Empty(problems);
        return document;
    }

    private static List<PropertyEdit> Edits(string json) =>
        ((MapNode)JsonReader.Read(new SourceFile("set.json", json), new List<Problem>())).Entries.Select(entry => new PropertyEdit(entry.Key.Text, entry.Value)).ToList();
}
