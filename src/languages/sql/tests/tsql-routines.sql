/* Counts them. */
CREATE OR ALTER PROCEDURE dbo.CountUsers
  @Name nvarchar(50) = N'x',
  @Total int OUTPUT
WITH EXECUTE AS OWNER
AS
BEGIN
  SET NOCOUNT ON
  DECLARE @rows int = 0, @seen TABLE (Id int, Label varchar(10))
  CREATE TABLE #work (Id int)
  INSERT INTO @seen (Id) SELECT u.Id FROM dbo.Users u WITH (NOLOCK) WHERE u.Name = @Name
  SELECT @rows = COUNT(*), @Total = MAX(Id) FROM #work w JOIN @seen s ON s.Id = w.Id
  IF @rows > 0
  BEGIN
    EXEC @rows = dbo.Log @Message = @Name, @Level = 1
  END
  IF 1 = 1 PRINT N'it''s'
  UPDATE w SET w.Id = 1 FROM #work AS w
END
GO
CREATE FUNCTION dbo.Twice (@n int) RETURNS @out TABLE (n int) AS BEGIN INSERT @out VALUES (@n); RETURN END
GO
ALTER PROC dbo.Old @x int AS SELECT @x
GO
CREATE TRIGGER dbo.OnUsers ON dbo.Users AFTER INSERT, UPDATE AS
  DELETE FROM Log WHERE Id IN (SELECT Id FROM inserted)
GO
SELECT 1
