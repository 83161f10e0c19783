using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cdk;
using PolicyLint.Cdk.Names;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Cdk;

public sealed class NameTableTests
{
    private const string Names = "cloudformation-names.txt";

    [Fact]
    public void Each_word_of_each_enumeration_is_found_in_its_line() => AssertFound(NameTable.Read("enumerations.txt", '\t'), Lines("enumerations.txt", ""), '\t');

    [Theory]
    [InlineData("[types]")]
    [InlineData("[properties]")]
    [InlineData("[json]")]
    [InlineData("[attributes]")]
    public void Each_word_of_each_section_is_found_in_its_line(string section) => AssertFound(NameTable.Read(Names, ' ').Section(section), Lines(Names, section), ' ');

    [Theory]
    [InlineData("aws_km")]
    [InlineData("aws_kmsx")]
    [InlineData("A")]
    [InlineData("zzz")]
    [InlineData("aws_kms.CfnKeyProps")]
    public void What_has_no_line_in_the_section_is_not_found(string owner)
    {
        var types = NameTable.Read(Names, ' ').Section("[types]");
        Assert.Null(types.Find(owner, "Key"));
        Assert.Null(types.First(owner));
    }

    [Theory]
    [InlineData("Ke")]
    [InlineData("Keys")]
    [InlineData("")]
    public void What_begins_like_a_word_is_none(string member) => Assert.Null(NameTable.Read(Names, ' ').Section("[types]").Find("aws_kms", member));

    private static void AssertFound(NameTable table, List<string> lines, char divider)
    {
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var words = line.Split(divider);
            Assert.Equal(words[1], table.First(words[0]));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 1; i < words.Length; i++)
            {
                var parts = words[i].Split('=', 2);
                if (seen.Add(parts[0]))
                    Assert.Equal(parts[^1], table.Find(words[0], parts[0]));
            }
        }
    }

    private static List<string> Lines(string resource, string section)
    {
        using var reader = new StreamReader(typeof(CdkModel).Assembly.GetManifestResourceStream(resource)!);
        var lines = new List<string>();
        var current = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                current = line;
            else if (current == section && !line.StartsWith('#'))
                lines.Add(line);
        }

        return lines;
    }
}
